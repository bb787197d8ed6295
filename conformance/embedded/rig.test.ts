import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Probe } from "../client/probe.ts";
import { freshRandom } from "../engine/random.ts";
import { type Rig, startRig } from "./rig.ts";

const keyId = "live_org_test123";
/** When seconds no longer fit into 31 bits; alarms for such times do not ring while this runs. */
const start = 2_147_483_648_000;

describe("a rig", () => {
	let rig: Rig;
	beforeAll(async () => {
		rig = await startRig();
	});
	afterAll(() => rig.dispose());

	const signedAt = async (seconds: number, nonce: string) =>
		(
			await rig.target.build({ credential: "hmac", sign: { nonce } } satisfies Probe, {
				now: () => seconds,
				random: freshRandom,
				runId: "rig-test",
			})
		).request;
	const answerTo = async (place: "here" | "there", request: Awaited<ReturnType<typeof signedAt>>) => {
		const outcome = await rig.transport(place).send(request);
		if (!outcome.ok) return outcome.fault.kind;
		const { status, body } = outcome.answer;
		return status === 200 ? "accepted" : (JSON.parse(Buffer.from(body).toString()) as { code: string }).code;
	};

	it("is a gateway at two places that share what they admit", async () => {
		const request = await signedAt(Date.now() / 1000, "nonce-of-two-places");
		expect(await answerTo("here", request)).toBe("accepted");
		expect(await answerTo("there", request)).toBe("nonce_replayed");
	});

	it("stands at the times that it is told, each place at its own", async () => {
		await rig.setTimes({ here: start, there: start + 1_000_000, objects: start });
		const request = await signedAt(start / 1000, "nonce-of-its-time");
		expect(await answerTo("there", request)).toBe("timestamp_out_of_window");
		expect(await answerTo("here", request)).toBe("accepted");
		await rig.setTimes(undefined);
		expect(await answerTo("here", request)).toBe("timestamp_out_of_window");
	});

	it("forgets by the clock of the objects when it is pruned, and takes nothing again that it has forgotten", async () => {
		const request = await signedAt(start / 1000, "nonce-to-be-forgotten");
		await rig.setTimes({ here: start, there: start, objects: start });
		expect(await answerTo("here", request)).toBe("accepted");
		await rig.setTimes({ here: start, there: start, objects: start + 1_000_000 });
		await rig.prune(keyId);
		expect(await answerTo("here", request)).toBe("nonce_replayed");
		expect(await answerTo("here", await signedAt(start / 1000, "nonce-after-a-prune"))).toBe("nonce_replayed");
		await rig.setTimes({ here: start + 1_000_000, there: start, objects: start + 1_000_000 });
		expect(await answerTo("here", await signedAt(start / 1000 + 1000, "nonce-to-be-forgotten"))).toBe("accepted");
	});

	it("knows nothing any more when an object is renewed", async () => {
		await rig.setTimes({ here: start, there: start, objects: start + 1_000_000 });
		await rig.prune(keyId);
		const request = await signedAt(start / 1000, "nonce-of-a-new-object");
		expect(await answerTo("here", request)).toBe("nonce_replayed");
		await rig.renew(keyId);
		expect(await answerTo("here", request)).toBe("accepted");
		expect(await answerTo("there", request)).toBe("nonce_replayed");
	});

	it("remembers when an object is torn down, and when the process is killed", async () => {
		await rig.setTimes({ here: start + 2e6, there: start + 2e6, objects: start + 2e6 });
		const request = await signedAt(start / 1000 + 2000, "nonce-to-survive");
		expect(await answerTo("here", request)).toBe("accepted");
		await rig.tearDown(keyId);
		expect(await answerTo("here", request)).toBe("nonce_replayed");
		const before = rig.transport("here");
		await rig.restart();
		expect(await before.send(request)).toMatchObject({ ok: false });
		expect(await answerTo("there", request)).toBe("nonce_replayed");
		expect(await answerTo("here", await signedAt(start / 1000 + 2000, "nonce-after-the-kill"))).toBe("accepted");
	});
});
