import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type {
	HmacKey,
	KeysFile,
	KnownAnswerFile,
	Manifest,
	SchemeName,
	TokenFile,
	TokenVector,
	VerificationFile,
	VerificationVector,
} from "../../vectors/format.ts";
import type { Admission } from "../src/admission.ts";
import type { AdmissionNamespace } from "../src/admission-protocol.ts";
import { admissionOver } from "../src/bench/admission-over.ts";
import { bodyOf } from "../src/bench/incoming.ts";
import type { GatewayConfigInput } from "../src/config.ts";
import { NonceStore } from "../src/nonce-store.ts";
import { type Decision, decide } from "./decision.ts";

const { ADMISSION: namespace } = env as unknown as { readonly ADMISSION: DurableObjectNamespace<Admission> };

async function published<T>(path: string): Promise<T> {
	const module: { readonly default: T } = await import(/* @vite-ignore */ `../../vectors/${path}`);
	return module.default;
}

const manifest = await published<Manifest>("manifest.json");
const keys = await published<KeysFile>("keys.json");

async function filesOf<T>(kind: string): Promise<readonly T[]> {
	return Promise.all(manifest.files.filter((file) => file.kind === kind).map((file) => published<T>(file.path)));
}

const everyMethod = { GET: [], POST: [], PUT: [], PATCH: [], DELETE: [], OPTIONS: [] };

/** A gateway that lets everyone do everything, once it knows who they are. */
const open: GatewayConfigInput = {
	publicOrigin: "https://gw.example.com",
	routes: [
		{ pattern: "/*", upstream: "one", methods: everyMethod },
		{ pattern: "/", upstream: "one", methods: everyMethod },
	],
	upstreams: { one: { origin: "https://upstream.example" } },
	jwt: {
		issuer: "https://issuer.example.com/",
		audience: "https://api.example.com",
		algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
		jwksUrl: "https://issuer.example.com/jwks.json",
	},
};

const noAdmission: AdmissionNamespace = {
	getByName: () => {
		throw new Error("a token needs no admission object");
	},
};

function recordsOf({ state }: VerificationVector): Map<string, string> {
	return new Map(
		state.keys.map(({ id, status, expiresAt, quotas }) => [
			`key:${id}`,
			JSON.stringify({
				keyId: id,
				status,
				expiresAt,
				secrets: secretsOf(keys.hmac.find((key) => key.id === id)),
				quotas,
				scopes: [],
			}),
		]),
	);
}

function secretsOf(key: HmacKey | undefined): readonly { readonly secret: string }[] {
	return (key?.secrets ?? []).filter(({ state }) => state === "active").map(({ secret }) => ({ secret }));
}

/** The SQLite of Durable Objects, in which the vector's nonces are spent, its quotas used and its keys revoked. */
async function admissionOf({ id, state, clock }: VerificationVector): Promise<AdmissionNamespace> {
	const storage: Parameters<typeof admissionOver>[0] = {
		within: (name, work) =>
			runInDurableObject(namespace.getByName(`${id} ${name}`), async (_, context) =>
				work({
					exec: (query, ...bindings) => context.storage.sql.exec(query, ...bindings),
					transaction: (inner) => context.storage.transactionSync(inner),
				}),
			),
	};
	const at = (second: number) =>
		admissionOver(
			storage,
			(sql) => new NonceStore(sql),
			() => second * 1000,
		);
	const now = at(clock.now);
	const admitted = { decision: "admitted" };
	for (const [key, nonce, timestamp] of state.spentNonces) {
		const spent = { nonce, acceptableUntil: timestamp + 300, quotas: {}, liveNonces: 1000, recordVersion: 0 };
		expect(await now.getByName(`nonce-${key}`).admit(spent)).toMatchObject(admitted);
	}
	for (const [key, second, count] of state.admitted ?? []) {
		// Counted in every window that has a quota, under limits that leave room for it.
		const quotas = Object.fromEntries(
			Object.keys(state.keys.find((record) => record.id === key)?.quotas ?? {}).map((window) => [window, 1000]),
		);
		for (let index = 0; index < count; index += 1) {
			const used = {
				nonce: `used-${second}-${index}`,
				acceptableUntil: second + 300,
				quotas,
				liveNonces: 1000,
				recordVersion: 0,
			};
			expect(await at(second).getByName(`nonce-${key}`).admit(used)).toMatchObject(admitted);
		}
	}
	for (const { id: key } of state.keys.filter(({ revokedAtAdmission }) => revokedAtAdmission)) {
		await storage.within(`nonce-${key}`, (sql) => new NonceStore(sql).setRevoked(true));
	}
	return now;
}

async function decideRequest(vector: VerificationVector, scheme: SchemeName): Promise<Decision> {
	const { method, target, host, headers, bodyBase64 } = vector.request;
	const body = Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0));
	return decide(
		{ method, target, headers: [["Host", host], ...headers], body: bodyOf(body) },
		{
			config: { ...open, scheme, hosts: [...(vector.state.hosts ?? [])] },
			nowMs: vector.clock.now * 1000,
			jwks: [],
			records: recordsOf(vector),
			admission: await admissionOf(vector),
		},
	);
}

async function decideToken({
	token,
	policy,
	clock,
	jwks,
}: Pick<TokenVector, "token" | "policy" | "clock" | "jwks">): Promise<Decision> {
	const jwt = {
		issuer: policy.issuer,
		audience: policy.audience,
		algorithms: policy.algorithms as ("RS256" | "PS256" | "ES256" | "EdDSA")[],
		types: [...policy.typ],
		toleranceSeconds: policy.toleranceSeconds,
		jwksUrl: "https://issuer.example.com/jwks.json",
	};
	const headers = [
		["Host", "gw.example.com"],
		["Authorization", `Bearer ${token}`],
	] as const;
	return decide(
		{ method: "GET", target: "/", headers, body: null },
		{
			config: { ...open, jwt, limits: { headerBytes: 1_000_000 } },
			nowMs: clock.now * 1000,
			jwks: jwks.keys,
			records: new Map(),
			admission: noAdmission,
		},
	);
}

const verificationFiles = await filesOf<VerificationFile>("verification");
const tokenFiles = await filesOf<TokenFile>("jwt");
const knownAnswerFiles = await filesOf<KnownAnswerFile>("known-answer");

it("has all published vectors that a gateway decides on", () => {
	const counted = manifest.files.filter(({ kind }) => kind !== "signing").reduce((sum, { count }) => sum + count, 0);
	const files = [...verificationFiles, ...tokenFiles, ...knownAnswerFiles];
	expect(files.reduce((sum, { vectors }) => sum + vectors.length, 0)).toBe(counted);
	expect(Math.min(verificationFiles.length, tokenFiles.length, knownAnswerFiles.length)).toBeGreaterThan(0);
});

describe.each(verificationFiles)("the verification vectors of $family", ({ vectors, scheme }) => {
	it.each(vectors)("$id", async (vector) => {
		const decision = await decideRequest(vector, scheme);
		if (vector.expect.decision === "refuse") {
			const { offset, reason, ...rest } = vector.expect;
			expect(decision).toMatchObject({ ...rest, offset, reason, upstream: null });
			return;
		}
		const { request } = vector;
		expect(decision).toMatchObject({ decision: "admit", code: null });
		expect(decision.upstream).toMatchObject({
			url: `https://upstream.example${vector.expect.target ?? request.target}`,
			method: request.method,
			body: Uint8Array.from(atob(request.bodyBase64), (character) => character.charCodeAt(0)),
		});
	});
});

describe.each(tokenFiles)("the token vectors of $family", ({ vectors }) => {
	it.each(vectors)("$id", async (vector) => {
		const decision = await decideToken(vector);
		if (vector.expect.decision === "refuse") {
			expect(decision).toMatchObject({ ...vector.expect, status: 401, upstream: null });
			return;
		}
		const { subject, organization, client, scopes } = vector.expect.principal;
		expect(decision).toMatchObject({ decision: "admit", code: null });
		const sent = decision.upstream?.headers;
		expect([sent?.get("x-user-id"), sent?.get("x-org-id"), sent?.get("x-client-id")]).toEqual([
			subject,
			organization,
			client,
		]);
		expect(JSON.parse(sent?.get("x-scopes") ?? "")).toEqual(scopes);
	});
});

describe.each(knownAnswerFiles)("the published examples of $family", ({ vectors }) => {
	it.each(vectors)("$id", async ({ token, key, expect: { gateway } }) => {
		const policy = {
			issuer: "joe",
			audience: "joe",
			algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
			typ: [null, "jwt", "at+jwt"],
			toleranceSeconds: 30,
		};
		const { d, p, q, dp, dq, qi, ...published } = key ?? {};
		const decision = await decideToken({ token, policy, clock: { now: 1_300_819_379 }, jwks: { keys: [published] } });
		expect(decision).toMatchObject({ ...gateway, status: 401, upstream: null });
	});
});
