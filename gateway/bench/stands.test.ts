import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acceptableUntil, withAdmissionObjects } from "./admission-objects.ts";
import { tokenAlgorithms } from "./bench-workers.ts";
import { bearerRequest, signedRequest } from "./prepared-request.ts";
import { requireForwarded, sendAll } from "./send.ts";
import { withStands } from "./stands.ts";
import { VoidRound } from "./void-round.ts";

/** Nothing is measured here: every Worker of the benchmark is asked a few times whether it does what it is measured for. */
let storage: string;
beforeAll(async () => {
	storage = await mkdtemp(join(tmpdir(), "countersign-stands-"));
});
afterAll(() => rm(storage, { recursive: true, force: true }));

it("has Workers that forward what they let in", async () => {
	await withStands(
		storage,
		({ plain, proofAlone, proofOnDisk, proofInMemory, signatureOnly, inMemory, reference, ...others }, tokens) => [
			...[plain, proofAlone, proofOnDisk, proofInMemory, signatureOnly, inMemory, reference],
			...[others.hashAlone, others.arrayBuffer, others.counting, others.jose, others.honoJwk],
			...tokenAlgorithms.map((algorithm) => others.honoJwt(algorithm, tokens.publicKey(algorithm))),
		],
		async ({ urlOf, tokens }) => {
			const signed = [1, 2].map((size) => signedRequest("bench_1", Date.now(), Buffer.alloc(size)));
			const forwarded = async (worker: string, requests: typeof signed) =>
				requireForwarded(await sendAll(urlOf(worker), requests, 2), requests);
			const admitting = ["proof-on-disk", "proof-in-memory", "in-memory", "reference", "counting"];
			for (const worker of ["plain", "hash-alone", "array-buffer", "proof-alone", "signature-only", ...admitting]) {
				await forwarded(worker, signed);
			}
			const replayed = async (worker: string) => (await sendAll(urlOf(worker), signed, 2)).map(({ status }) => status);
			for (const worker of admitting) {
				expect(await replayed(worker)).toEqual([401, 401]);
			}
			for (const worker of ["proof-alone", "signature-only"]) {
				expect(await replayed(worker)).toEqual([200, 200]);
			}
			for (const algorithm of tokenAlgorithms) {
				const bearers = (await tokens.mint(algorithm, 2, Date.now())).map(bearerRequest);
				for (const worker of ["reference", "proof-alone", "jose", "hono-jwk", `hono-jwt-${algorithm}`]) {
					await forwarded(worker, bearers);
					const [refused] = await sendAll(urlOf(worker), [bearerRequest(`${bearers[0]?.headers[1]?.[1]}x`)], 1);
					expect(refused?.status).toBe(401);
				}
			}
		},
	);
});

it("has admission objects that are filled, asked and made to forget", async () => {
	await withAdmissionObjects(storage, async ({ order }) => {
		const object = "forgetful";
		const longAgo = Math.floor(Date.now() / 1000) - 1800;
		await order({ to: "fill", object, count: 1500, acceptableUntil: longAgo });
		await order({ to: "admit", object, count: 10, atOnce: 4, acceptableUntil: acceptableUntil(Date.now()) });
		expect(await order({ to: "count-rows", object })).toBeGreaterThanOrEqual(1510);
		await order({ to: "start-pruning", object });
		while (Number(await order({ to: "count-rows", object })) > 100) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		expect(await order({ to: "count-rows", object })).toBeGreaterThanOrEqual(10);
		await expect(order({ to: "fill", object, count: 1, acceptableUntil: longAgo })).rejects.toThrow(VoidRound);
	});
});
