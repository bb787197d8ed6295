import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoneWorker, startLoneWorker } from "../../conformance/embedded/lone-worker.ts";
import { sentHead } from "../arbitraries/sent-head.ts";
import { checkable } from "../checkable.ts";
import { countersignV1, sortedQuery } from "../core.ts";
import {
	type DeliveredHead,
	miniflareHabits,
	type SentHead,
	workerdHabits,
	wranglerHabits,
} from "../models/delivery.ts";
import { delivererTo, headEchoWorker } from "../subjects/head-echo.ts";
import { coreTargetGate } from "../subjects/target-gate.ts";
import { type Delivers, signedHeadsAreDelivered } from "./delivery.ts";

const gate = coreTargetGate(countersignV1);
const sorted = coreTargetGate(sortedQuery);
const search = (delivers: Delivers, habits = workerdHabits, own = gate, runs = 400) =>
	checkable(sentHead, signedHeadsAreDelivered({ delivers, habits, gate: own, always: gate })).search({
		seed: 20_260_402,
		runs,
	});

/** A platform that delivers what it was sent, changed. */
const changing =
	(change: (seen: DeliveredHead & SentHead) => Partial<DeliveredHead & { target: string }>): Delivers =>
	async (sent) => {
		const { method, host, target, ...given } = {
			...sent,
			...change({ ...sent, url: `http://${sent.host}${sent.target}` }),
		};
		return { seen: { method, host, url: `http://${sent.host}${target}`, ...given } };
	};

describe("what was signed is delivered", () => {
	it.each([
		["timeout", true],
		["status 400", undefined],
	])("or is not, and that is a loss perhaps: %s", async (why, isLost) => {
		const law = signedHeadsAreDelivered({
			...{ habits: workerdHabits, gate, always: gate },
			delivers: async () => ({ refused: why }),
		});
		const violation = await law({ method: "GET", target: "/a", host: "gateway.example" });
		expect([violation?.requirement, violation?.isLost]).toEqual(["TGT-12", isLost]);
	});

	let simulator: LoneWorker;
	beforeAll(async () => {
		simulator = await startLoneWorker(headEchoWorker);
	});
	afterAll(() => simulator.close());

	it("by a runtime and by the simulator around it, each with its own habits", async () => {
		for (const own of [gate, sorted]) {
			expect(await search(delivererTo(simulator.direct), workerdHabits, own)).toMatchObject({ kind: "held" });
			expect(await search(delivererTo(simulator.entry), miniflareHabits, own)).toMatchObject({ kind: "held" });
		}
	});

	it("unless the habits are not known", async () => {
		const entry = delivererTo(simulator.entry);
		const broken = { kind: "broken", violation: { requirement: "TGT-01" } };
		expect(await search(entry, { ...miniflareHabits, repairs: workerdHabits.repairs })).toMatchObject(broken);
		const forgetful = { ...workerdHabits, repairs: [] };
		expect(await search(delivererTo(simulator.direct), forgetful)).toMatchObject(broken);
	});

	it.each<[string, Delivers, string]>([
		["resolves dot segments", changing(({ target }) => ({ target: target.replace(/\/[^/]*\/\.\./, "") })), "TGT-01"],
		["folds slashes", changing(({ target }) => ({ target: target.replace(/\/{2,}/g, "/") })), "TGT-01"],
		["decodes a triplet", changing(({ target }) => ({ target: target.replace("%3F", "?") })), "TGT-01"],
		[
			"replaces a byte beyond ASCII",
			changing(({ target }) => ({ target: target.replace(/[^ -~]/, "%EF%BF%BD") })),
			"TGT-01",
		],
		["takes a backslash for a slash", changing(({ target }) => ({ target: target.replace("\\", "/") })), "TGT-01"],
		["cuts off a tab", changing(({ target }) => ({ target: target.replace(/\t.*/s, "") })), "TGT-01"],
		["makes HEAD a GET", changing(({ method }) => ({ method: method.replace("HEAD", "GET") })), "REQ-01"],
		["drops the port", changing(({ host }) => ({ host: host.replace(/:\d+$/, "") })), "REQ-04"],
		["loses the host", changing(() => ({ host: null })), "REQ-04"],
		[
			"takes no semicolon",
			async (sent) => (sent.target.includes(";") ? { refused: "status 400" } : changing(() => ({}))(sent)),
			"TGT-12",
		],
	])("unless a platform %s", async (_, delivers, requirement) => {
		expect(await search(delivers, workerdHabits, gate, 3000)).toMatchObject({
			kind: "broken",
			violation: { requirement },
		});
	});

	it("in whatever spelling of one canonical form, where the scheme has such", async () => {
		const spelling = changing(({ target }) => ({ target: target.replaceAll("%20", "+").replace(/%7[Ee]/g, "~") }));
		const law = (own: typeof gate) =>
			signedHeadsAreDelivered({ delivers: spelling, habits: workerdHabits, gate: own, always: gate });
		const sent = { method: "GET", target: "/a?b=%20", host: "gateway.example" };
		expect(await law(sorted)(sent)).toBeUndefined();
		expect(await law(gate)(sent)).toMatchObject({ requirement: "TGT-01" });
	});

	it("with a host that a URL parser may shorten only where that is known", async () => {
		const shortening = changing(({ host }) => ({ host: new URL(`http://${host}/`).host }));
		const law = (habits: typeof workerdHabits) =>
			signedHeadsAreDelivered({ delivers: shortening, habits, gate, always: gate });
		const sent = { method: "GET", target: "/", host: "[::ffff:10.0.0.1]" };
		expect(await law(wranglerHabits)(sent)).toBeUndefined();
		expect(await law(miniflareHabits)(sent)).toMatchObject({ requirement: "REQ-04" });
	});
});
