import { expect, it } from "vitest";
import type { WireFault } from "../../../conformance/client/wire.ts";
import type { HeardAnswer } from "../../models/http/answers.ts";
import type { Expected } from "../../models/http/expected.ts";
import { accepted, open } from "../../models/prediction.ts";
import { brokenDown } from "./breakdown.ts";
import type { Held } from "./held.ts";

const clean: Expected = { prediction: accepted, isClean: true, mayEnd: false };
const odd: Expected = { prediction: open, isClean: false, mayEnd: true };

/** A conversation of which the last answer was broken off, where there is no control to ask. */
function brokenOff(expected: readonly Expected[], kind: WireFault["kind"], answers: readonly boolean[]): Held {
	const held: Pick<Held, "expected" | "clean" | "control"> & {
		[Name in "gateway" | "script" | "heard" | "answers"]: unknown;
	} = {
		gateway: { marker: "x-request-id", target: { setup: "ours" } },
		script: { conversation: { leaving: "half-close" }, spoken: expected.map(() => ({})), cut: undefined },
		expected,
		clean: 1,
		heard: { received: new Uint8Array(100), fault: { kind, detail: "as told" }, hadLeft: false },
		answers: {
			answers: answers.map(
				(isWhole): Pick<HeardAnswer, "status" | "headers" | "isWhole"> => ({ status: 200, headers: [], isWhole }),
			),
			rest: "",
		},
		control: undefined,
	};
	return held as Held;
}

it.each([
	["nothing, where a reset may be for what came behind", [clean, odd], "reset", [false], undefined],
	["that it is none, where nothing odd came behind", [clean, clean], "reset", [false], "ANS-05"],
	["that it is none, where what came before was odd", [odd, clean], "reset", [true, false], "ANS-05"],
	["that it is none, where the connection was closed and not reset", [clean, odd], "closed-early", [false], "ANS-05"],
] as const)("an answer that was broken off shows %s", async (_, expected, kind, answers, requirement) => {
	expect((await brokenDown(brokenOff(expected, kind, answers)))?.requirement).toBe(requirement);
});
