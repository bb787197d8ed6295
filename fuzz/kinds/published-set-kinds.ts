import type { IssuerMode } from "../../conformance/engine/check.ts";
import { kindsOf } from "./kind-rows.ts";

const keysOf = (mode: IssuerMode): readonly unknown[] => (mode.mode === "down" ? [] : (mode.keys ?? []));
const memberOf = (entry: unknown, name: string): unknown =>
	typeof entry === "object" && entry !== null ? Reflect.get(entry, name) : undefined;

/** What an issuer that publishes, or fails to, can be an example of. */
export const publishedSetKinds = kindsOf<IssuerMode>([
	{ id: "issuer-down", threats: ["JWK-05", "JWK-06", "JWK-08"], is: ({ mode }) => mode === "down" },
	{ id: "issuer-fails", threats: ["JWK-05", "JWK-07"], is: ({ mode }) => mode === "status" },
	{ id: "issuer-redirects", threats: ["JWK-11"], is: ({ mode }) => mode === "redirect" },
	{ id: "issuer-slow", threats: ["JWK-04", "JWK-13"], is: ({ mode }) => mode === "slow" },
	{ id: "issuer-talks-nonsense", threats: ["JWK-09", "JWK-16"], is: ({ mode }) => mode === "body" },
	{ id: "key-set-too-large", threats: ["JWK-14"], is: (mode) => mode.mode === "huge" && mode.bytes > 65_536 },
	{ id: "key-set-large", threats: ["JWK-14"], is: (mode) => mode.mode === "huge" && mode.bytes <= 65_536 },
	{
		id: "key-set-told-to-be-kept",
		threats: ["JWK-17"],
		is: (mode) => mode.mode === "ok" && mode.headers !== undefined,
	},
	{
		id: "rotated-key-set",
		threats: ["JWK-01", "JWK-02"],
		is: (mode) => mode.mode === "ok" && keysOf(mode).some((entry) => memberOf(entry, "kid") === "next"),
	},
	{
		id: "key-set-with-a-bad-entry",
		threats: ["JWK-09", "JWK-10"],
		is: (mode) => mode.mode === "ok" && keysOf(mode).some((entry) => memberOf(entry, "$key") === undefined),
	},
	{
		id: "key-set-with-a-private-key",
		threats: ["JWK-21"],
		is: (mode) => keysOf(mode).some((entry) => memberOf(entry, "d") !== undefined),
	},
	{
		id: "key-set-with-a-weak-key",
		threats: ["JWT-30"],
		is: (mode) => keysOf(mode).some((entry) => ["weak", "short"].includes(String(memberOf(entry, "$key")))),
	},
	{
		id: "key-set-with-a-strangers-key",
		threats: ["JWT-53"],
		is: (mode) => mode.mode === "ok" && keysOf(mode).some((entry) => memberOf(entry, "$key") === "foreign"),
	},
	{ id: "more-keys-than-are-looked-at", threats: ["JWK-14"], is: (mode) => keysOf(mode).length > 20 },
]);
