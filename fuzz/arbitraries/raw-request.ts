import * as fc from "fast-check";
import type { RawRequest } from "../models/raw-request.ts";
import { contentType } from "./content-type.ts";
import { hex } from "./hex.ts";
import { validHost } from "./host.ts";
import { keyId, nonce } from "./identifier.ts";
import { query } from "./query.ts";
import { anyTarget, validTarget } from "./target.ts";

const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
const timestamp = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);

function rawRequest(target: fc.Arbitrary<string>): fc.Arbitrary<RawRequest> {
	return fc.record(
		{ method, target, host: validHost, contentType, keyId, timestamp, nonce, contentHash: hex(64) },
		{ requiredKeys: ["method", "target", "host", "keyId", "timestamp", "nonce", "contentHash"] },
	);
}

/** Requests whose every part is of its grammar under countersign-v1. */
export const validRequest = rawRequest(validTarget);

/** The same, but that any target may come, most of which no scheme takes. */
export const oddRequest = rawRequest(anyTarget);

/** Requests that sorted-query takes, their queries of pairs with repeated names and loose spellings. */
export const sortedRequest = rawRequest(
	fc.tuple(validTarget, query).map(([target, pairs]) => `${target.replace(/\?.*/s, "")}?${pairs}`),
);
