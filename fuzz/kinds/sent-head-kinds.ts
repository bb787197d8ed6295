import type { SentHead } from "../models/delivery.ts";
import { hostKinds } from "./host-kinds.ts";
import { kindsBut, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { targetKinds } from "./target-kinds.ts";

/** Hosts are in order, so that whatever becomes of a request is because of its target. */
const hostsOutOfOrder = [
	...["host-port-out-of-range", "host-port-with-zeros", "host-port-empty", "host-broken-address", "host-beyond-ascii"],
	...["host-letters-that-fold", "host-blank", "host-control", "host-list", "host-with-user", "host-delimiter"],
	...["host-empty", "host-too-long"],
];

/** What the head of a request, as it is sent, can be an example of. Its target is text of a character for each byte. */
export const sentHeadKinds = kindsTogether(
	kindsOf<SentHead>([
		{ id: "sent-as-head", threats: ["CAN-39"], is: ({ method }) => method === "HEAD" },
		{ id: "sent-as-options", threats: ["AUT-17"], is: ({ method }) => method === "OPTIONS" },
		{ id: "line-ended-in-the-target", threats: ["FWD-25", "CAN-42"], is: ({ target }) => /[\r\n]/.test(target) },
		{ id: "version-in-the-target", threats: ["FWD-25"], is: ({ target }) => target.includes(" HTTP/1.1") },
	]),
	kindsOfPart(kindsBut(targetKinds, ["target-lone-surrogate"]), ({ target }: SentHead) => target),
	kindsOfPart(kindsBut(hostKinds, hostsOutOfOrder), ({ host }: SentHead) => host),
);
