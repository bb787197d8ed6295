import * as fc from "fast-check";
import { oddRequest, sortedRequest, validRequest } from "../arbitraries/raw-request.ts";
import { textEdit } from "../arbitraries/text-edit.ts";
import { underScheme } from "../arbitraries/under-scheme.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import { kindsOfPart } from "../kinds/kind-rows.ts";
import { rawRequestKinds } from "../kinds/raw-request-kinds.ts";
import { byScheme } from "../laws/by-scheme.ts";
import { signaturesSurviveTheirWay } from "../laws/signature-survival.ts";
import type { RawRequest } from "../models/raw-request.ts";
import { inProcess, type Property } from "../property.ts";
import { coreCanonicalizer } from "../subjects/canonicalizer.ts";
import { coreCodec } from "../subjects/signature-codec.ts";

export const signaturesSurvive: Property = {
	id: "signatures-survive",
	group: "canonicalization",
	title: "what is signed verifies when it is parsed again, under one spelling of the signature",
	requirements: ["HMAC-CANON-01", "HMAC-SIG-02", "HMAC-SIG-04", "HMAC-HDR-09", "SORT-09"],
	severity: "high",
	where: "in-process",
	runs: 2000,
	open: () =>
		inProcess(
			checkable(
				underScheme({ "countersign-v1": cases(validRequest), "sorted-query": cases(sortedRequest) }),
				byScheme({
					"countersign-v1": signaturesSurviveTheirWay(coreCanonicalizer(countersignV1), coreCodec(countersignV1)),
					"sorted-query": signaturesSurviveTheirWay(coreCanonicalizer(sortedQuery), coreCodec(sortedQuery)),
				}),
				{ kinds: kindsOfPart(rawRequestKinds, ({ input }) => input.request) },
			),
		),
};

function cases(request: fc.Arbitrary<RawRequest>) {
	return fc.record({
		request: fc.oneof({ weight: 4, arbitrary: request }, { weight: 1, arbitrary: oddRequest }),
		secret: fc.string({ unit: "grapheme", minLength: 30, maxLength: 40 }),
		edit: textEdit,
	});
}
