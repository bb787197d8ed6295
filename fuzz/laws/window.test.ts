import { describe, expect, it } from "vitest";
import { windowCase } from "../arbitraries/window-case.ts";
import { checkable } from "../checkable.ts";
import { acceptableUntil, countersignV1 } from "../core.ts";
import { coreTimestampGate } from "../subjects/timestamp-gate.ts";
import {
	type LifetimeParts,
	noncesLiveAsLongAsTimestamps,
	type TimestampGate,
	timestampsPassWithinTheWindow,
} from "./window.ts";

const gate = coreTimestampGate(countersignV1);
const search = (subject: TimestampGate) =>
	checkable(windowCase, timestampsPassWithinTheWindow(subject)).search({ seed: 20_260_110, runs: 6000 });

const digits = /^[1-9][0-9]{9}$/;
const seconds = (nowMs: number) => Math.floor(nowMs / 1000);

describe("a timestamp passes if and only if it is within the window", () => {
	it("in the core", async () => {
		expect(await search(gate)).toMatchObject({ kind: "held" });
	});

	it.each<[string, TimestampGate, string | undefined]>([
		[
			"refuses what is too far, and so lets pass what is no number",
			(text, now) => !(Math.abs(seconds(now) - Number(text)) > 300),
			undefined,
		],
		[
			"takes what parseInt takes",
			(text, now) => Math.abs(seconds(now) - Number.parseInt(text, 10)) <= 300,
			"HMAC-HDR-06",
		],
		["takes what Number takes", (text, now) => Math.abs(seconds(now) - Number(text)) <= 300, "HMAC-HDR-06"],
		["takes what C takes", (text, now) => gate(/^\s*[+]?(\d+)/.exec(text)?.[1] ?? "", now), "HMAC-HDR-06"],
		["takes what Python takes", (text, now) => gate(text.trim().replaceAll(/(?<=\d)_(?=\d)/g, ""), now), "HMAC-HDR-06"],
		["takes what Java takes", (text, now) => gate(text.replace(/[dfDF]$/, ""), now), "HMAC-HDR-06"],
		[
			"takes digits in groups",
			(text, now) => gate(text.replaceAll(/[,.' \u00a0\u202f\u2019]/g, ""), now),
			"HMAC-HDR-06",
		],
		["takes hexadecimal digits", (text, now) => gate(`${Number.parseInt(text, 16)}`, now), undefined],
		["takes quotes", (text, now) => gate(text.replace(/^"(.*)"$/, "$1"), now), "HMAC-HDR-06"],
		["takes one of a list", (text, now) => gate(text.split(",").at(-1) ?? "", now), "HMAC-HDR-06"],
		["takes what is encoded", (text, now) => gate(text.replace("%20", "").replace("%3", ""), now), "HMAC-HDR-06"],
		[
			"takes 32 bits",
			(text, now) => /^\d{10,}$/.test(text) && gate(`${Number(BigInt(text) % 2n ** 32n)}`, now),
			undefined,
		],
		["stops at the first zero byte", (text, now) => gate(text.split("\0")[0] ?? "", now), "HMAC-HDR-06"],
		["takes a minus for a dash", (text, now) => gate(text.replace(/^[-\u2212]/, ""), now), "HMAC-HDR-06"],
		["takes dates", (text, now) => gate(text, now) || Math.abs(now - Date.parse(text)) <= 300_000, "HMAC-HDR-06"],
		["takes milliseconds", (text, now) => gate(text, now) || Math.abs(now - Number(text)) <= 300_000, "HMAC-HDR-06"],
		["trims every kind of white space", (text, now) => gate(text.trim(), now), "HMAC-HDR-06"],
		["takes digits of every script", (text, now) => gate(text.normalize("NFKC"), now), "HMAC-HDR-06"],
		["sees the past only", (text, now) => digits.test(text) && seconds(now) - Number(text) <= 300, "HMAC-TIME-02"],
		["sees the future only", (text, now) => digits.test(text) && Number(text) - seconds(now) <= 300, "HMAC-TIME-01"],
		[
			"excludes the edges",
			(text, now) => gate(text, now) && Math.abs(seconds(now) - Number(text)) < 300,
			"HMAC-TIME-03",
		],
		[
			"is one second wider",
			(text, now) => digits.test(text) && Math.abs(seconds(now) - Number(text)) <= 301,
			undefined,
		],
		["rounds its clock up", (text, now) => gate(text, Math.ceil(now / 1000) * 1000), undefined],
		[
			"does not round its clock",
			(text, now) => gate(text, now) && Math.abs(now / 1000 - Number(text)) <= 300,
			"HMAC-TIME-03",
		],
		["has no clock and no care", (text, now) => (Number.isNaN(now) ? digits.test(text) : gate(text, now)), undefined],
		[
			"confuses its units",
			(text, now) => digits.test(text) && Math.abs(now - Number(text) * 1000) <= 300_000_000,
			undefined,
		],
	])("unless the gate %s", async (_, subject, requirement) => {
		const found = await search(subject);
		expect(found).toMatchObject({ kind: "broken", violation: { requirement: requirement ?? expect.any(String) } });
	});
});

describe("a nonce is remembered as long as its timestamp is accepted", () => {
	const live = (parts: Partial<LifetimeParts>) =>
		checkable(
			windowCase,
			noncesLiveAsLongAsTimestamps({ gate, acceptableUntil: (text) => acceptableUntil(text, countersignV1), ...parts }),
		).search({ seed: 20_260_111, runs: 3000 });

	it("in the core", async () => {
		expect(await live({})).toMatchObject({ kind: "held" });
	});

	it.each<[string, Partial<LifetimeParts>]>([
		["from when it is admitted", { acceptableUntil: (text) => Number(text) }],
		["in milliseconds", { acceptableUntil: (text) => (Number(text) + 300) * 1000 }],
		["one second less", { acceptableUntil: (text) => Number(text) + 299 }],
	])("unless it is remembered %s", async (_, parts) => {
		expect(await live(parts)).toMatchObject({ kind: "broken", violation: { requirement: "HMAC-NONCE-08" } });
	});
});
