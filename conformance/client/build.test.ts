import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { requestBuilder } from "./build.ts";
import type { BuildMaterial, HmacKey, Mint } from "./context.ts";
import type { Probe, TokenDefect } from "./probe.ts";
import { countersignV1 } from "./protocol.ts";
import type { WireRequest } from "./wire.ts";

const secret = "0123456789abcdef0123456789abcdef";
const primary: HmacKey = { id: "live_a", secrets: [{ reveal: () => secret }] };
const rotated: HmacKey = {
	id: "live_r",
	secrets: [{ reveal: () => `${secret}1` }, { reveal: () => `${secret}2` }],
	retired: { reveal: () => `${secret}0` },
};
const minted: TokenDefect[] = [];
const mint: Mint = {
	mint(defect, now) {
		minted.push(defect);
		return `token-at-${now}`;
	},
};
const material: BuildMaterial = {
	scheme: countersignV1,
	host: "gw.test",
	defaultPort: 443,
	routes: { read: { method: "GET", path: "/sites/{id}" }, write: { method: "POST", path: "/sites/{id}/pages" } },
	keys: new Map([
		["primary", primary],
		["rotated", rotated],
	]),
	mint,
};
const moment = { now: () => 1767225600.5, random: Math.random, runId: "run-1" };

function build(probe: Probe) {
	return requestBuilder(material)(probe, moment);
}

function header(request: WireRequest, name: string): string | undefined {
	return request.headers.find(([own]) => own.toLowerCase() === name)?.[1];
}

/** The signature that a verifier who knows only the secret computes over what is on the wire. */
function expectedSignature(request: WireRequest, host = "gw.test", key = secret): string {
	const of = (name: string) => header(request, name) ?? "";
	const lines = [
		"countersign-v1",
		of("x-key-id"),
		of("x-timestamp"),
		of("x-nonce"),
		request.method,
		host,
		request.target,
		of("content-type"),
		createHash("sha256").update(request.body).digest("hex"),
	];
	return `v1=${createHmac("sha256", key).update(lines.join("\n"), "latin1").digest("hex")}`;
}

describe("requestBuilder", () => {
	it("signs what it sends, query, content type and body included", async () => {
		const { request, token } = await build({
			credential: "hmac",
			route: "write",
			query: "id={id}&x=1",
			headers: [["Content-Type", "application/json"]],
			body: { text: '{"a":"\u00e9"}' },
		});
		expect(request.target).toBe(`/sites/${token}/pages?id=${token}&x=1`);
		expect(header(request, "x-signature")).toBe(expectedSignature(request));
		expect(header(request, "x-timestamp")).toBe("1767225600");
		expect(request.host).toBe("gw.test");
		expect(header(request, "x-countersign-run")).toBe("run-1");
		expect(request.framing).toEqual({ kind: "length" });
	});

	it("takes a fresh token and a fresh UUID as nonce for every request", async () => {
		const built = await Promise.all(Array.from({ length: 50 }, () => build({ credential: "hmac" })));
		expect(new Set(built.map(({ token }) => token)).size).toBe(50);
		expect(new Set(built.map(({ request }) => header(request, "x-nonce"))).size).toBe(50);
		for (const { request, token } of built) {
			expect(token).toMatch(/^[a-z0-9]{20}$/);
			expect(header(request, "x-nonce")).toMatch(
				/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
			);
		}
	});

	it("signs the host that it sends as an honest signer would", async () => {
		const { request } = await build({ credential: "hmac", headers: [["Host", "GW2.Test:443 "]] });
		expect(header(request, "x-signature")).toBe(expectedSignature(request, "gw2.test"));
		const odd = await build({ credential: "hmac", headers: [["Host", "a b"]] });
		expect(header(odd.request, "x-signature")).toBe(expectedSignature(odd.request, "a b"));
	});

	it("leaves the signature as it was when the request changes afterwards", async () => {
		const { request } = await build({
			credential: "hmac",
			after: [{ method: "DELETE" }, { appendToBody: { text: "x" } }, { remove: "X-Nonce" }],
		});
		expect([request.method, header(request, "x-nonce")]).toEqual(["DELETE", undefined]);
		expect(request.framing).toEqual({ kind: "length" });
		expect(header(request, "x-signature")).not.toBe(expectedSignature(request));
	});

	it("frames a body by its length unless told otherwise, and none where there is none to send", async () => {
		expect((await build({ credential: "none" })).request.framing).toEqual({ kind: "none" });
		expect((await build({ credential: "none", route: "write" })).request.framing).toEqual({ kind: "length" });
		const framing = { kind: "declared", declared: "7" } as const;
		expect((await build({ credential: "none", framing })).request.framing).toEqual(framing);
	});

	it("signs with the key of the role", async () => {
		const retired = await build({ credential: "hmac", key: "retired" });
		expect(header(retired.request, "x-key-id")).toBe("live_r");
		expect(header(retired.request, "x-signature")).toBe(expectedSignature(retired.request, "gw.test", `${secret}0`));
		const next = await build({ credential: "hmac", key: "rotated", sign: { secret: "other-active" } });
		expect(header(next.request, "x-signature")).toBe(expectedSignature(next.request, "gw.test", `${secret}2`));
		const unknown = await build({ credential: "hmac", key: "unknown" });
		expect(header(unknown.request, "x-key-id")).toMatch(/^unknown_[a-z0-9]+$/);
	});

	it("bears a token minted for the target's time", async () => {
		const { request } = await build({ credential: "jwt", token: { key: "foreign" } });
		expect(header(request, "authorization")).toBe("Bearer token-at-1767225600.5");
		expect(minted).toEqual([{ key: "foreign" }]);
	});

	it("signs and bears a token at once when it is told to", async () => {
		const { request } = await build({ credential: "both" });
		expect(header(request, "authorization")).toMatch(/^Bearer token-at-/);
		expect(header(request, "x-signature")).toBe(expectedSignature(request));
	});

	it("bears whichever credential there is, a signature first", async () => {
		const { request } = await build({ credential: "any" });
		expect(header(request, "x-signature")).toBe(expectedSignature(request));
		expect(header(request, "authorization")).toBeUndefined();
		const tokens = { ...material, keys: new Map() };
		const bearing = await requestBuilder(tokens)({ credential: "any" }, moment);
		expect(header(bearing.request, "authorization")).toMatch(/^Bearer token-at-/);
	});

	it("puts the target's authorities where a Host names them, and signs what it makes of them", async () => {
		const other = { ...material, otherHost: "gw2.test" };
		const hostOf = async (value: string, built = other) => {
			const { request } = await requestBuilder(built)({ credential: "hmac", headers: [["Host", value]] }, moment);
			return [header(request, "host"), header(request, "x-signature") === expectedSignature(request)];
		};
		expect(await hostOf("{host}:{default-port}")).toEqual(["gw.test:443", true]);
		expect(await hostOf("{host}:{other-port}", { ...other, defaultPort: 80 })).toEqual(["gw.test:443", false]);
		expect(await hostOf("{other-host}{x}")).toEqual(["gw2.test{x}", false]);
		await expect(build({ credential: "hmac", headers: [["Host", "{other-host}"]] })).rejects.toThrow(RangeError);
		const changed = await requestBuilder(other)(
			{ credential: "hmac", after: [{ set: ["host", "{other-host}"] }] },
			moment,
		);
		expect(header(changed.request, "host")).toBe("gw2.test");
	});

	it("puts the route's path where a template names it", async () => {
		const { request, token } = await build({ credential: "hmac", path: "{route}/a-{id}", query: "{route}" });
		expect(request.target).toBe(`/sites/${token}/a-${token}?{route}`);
		expect(header(request, "x-signature")).toBe(expectedSignature(request));
	});

	it("lets changes call header fields by their names in the specification, whatever the scheme calls them", async () => {
		const scheme = {
			...countersignV1,
			headers: { ...countersignV1.headers, nonce: { ...countersignV1.headers.nonce, name: "acme-once" } },
		};
		const probe: Probe = {
			credential: "hmac",
			sign: { nonce: "n-{nonce}" },
			after: [{ appendTo: ["X-Nonce", "!"] }, { rename: ["X-Key-Id", "X_Key_Id"] }],
		};
		const { request } = await requestBuilder({ ...material, scheme })(probe, moment);
		expect(header(request, "acme-once")).toMatch(/^n-.*!$/);
		expect(header(request, "x-nonce")).toBeUndefined();
		expect(header(request, "x_key_id")).toBe("live_a");
	});

	it("tells what it proved with, wherever a change carries it", async () => {
		const { request, proofs } = await build({
			credential: "hmac",
			after: [{ carry: { header: "X-Signature", to: "query", as: "s" } }],
		});
		const [, signature = ""] = proofs?.find(([name]) => name === "x-signature") ?? [];
		expect(signature).toMatch(/^v1=/);
		expect(request.target).toContain(signature);
	});

	it("sends nothing that proves anything without a credential", async () => {
		const { request } = await build({ credential: "none" });
		expect(request.headers).toEqual([["X-Countersign-Run", "run-1"]]);
	});

	it("asks for a path that no route has when none is configured for that", async () => {
		const { request, token } = await build({ credential: "none", route: "unknown" });
		expect(request.target).toBe(`/no-such-route-${token}`);
	});

	it("rejects a probe for which the target has no key, route or mint", async () => {
		await expect(build({ credential: "hmac", key: "revoked" })).rejects.toThrow(RangeError);
		await expect(build({ credential: "none", route: "public" })).rejects.toThrow(RangeError);
		const { mint: _, ...without } = material;
		await expect(requestBuilder(without)({ credential: "jwt" }, moment)).rejects.toThrow(RangeError);
	});
});
