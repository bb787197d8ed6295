import type { RawRequest } from "../models/raw-request.ts";
import { contentTypeKinds } from "./content-type-kinds.ts";
import { hostKinds } from "./host-kinds.ts";
import { alternatives, idsOf, kindsBut, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { targetKinds } from "./target-kinds.ts";

/** Nobody gets as far as signing with another. */
const wellFormedHosts = kindsBut(
	hostKinds,
	hostKinds.all
		.map(({ id }) => id)
		.filter((id) => !/^host-(?:name|upper-case|default-port|other-port|address-v\d)$/.test(id)),
);

/** Other nonces have letters of both cases by chance; whoever makes one spelling of several does it to UUIDs. */
const isUuid = (nonce: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(nonce);

/** What a request that a gateway is given can be an example of. */
export const rawRequestKinds = kindsTogether(
	kindsOf<RawRequest>([
		...alternatives<RawRequest>(
			{ id: "method-head", threats: ["CAN-39"], is: ({ method }) => method === "HEAD" },
			{ id: "method-delete", threats: ["BOD-09"], is: ({ method }) => method === "DELETE" },
		),
		{
			id: "content-type-absent",
			threats: ["BOD-15"],
			apart: idsOf(contentTypeKinds.all),
			is: ({ contentType }) => contentType === undefined,
		},
		...alternatives<RawRequest>(
			{ id: "nonce-longest", threats: ["NON-28"], is: ({ nonce }) => nonce.length === 64 },
			{ id: "nonce-shortest", threats: ["NON-28"], is: ({ nonce }) => nonce.length === 16 },
			{ id: "nonce-uuid-in-upper-case", threats: ["NON-14"], is: ({ nonce }) => isUuid(nonce) && !/[a-z]/.test(nonce) },
			{
				id: "nonce-mixed-case",
				threats: ["NON-14"],
				is: ({ nonce }) => isUuid(nonce) && /[a-z]/.test(nonce) && /[A-Z]/.test(nonce),
			},
		),
		{ id: "key-id-longest", threats: ["KEY-09"], is: ({ keyId }) => keyId.length === 64 },
	]),
	kindsOfPart(targetKinds, ({ target }: RawRequest) => target),
	kindsOfPart(wellFormedHosts, ({ host }: RawRequest) => host),
	kindsOfPart(contentTypeKinds, ({ contentType }: RawRequest) => contentType),
);
