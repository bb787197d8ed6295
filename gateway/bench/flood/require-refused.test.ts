import { expect, it } from "vitest";
import { VoidRound } from "../void-round.ts";
import { requireRefused } from "./require-refused.ts";

const expected = { name: "no credentials", refusal: { status: 401, code: "unauthenticated" } };
const answer = (status: number, code: string) => ({ status, text: JSON.stringify({ status, code }) });
const right = answer(401, "unauthenticated");

it("lets answers pass that are the refusal of their class", () => {
	requireRefused([right, right], expected);
});

it.each([
	["another status", answer(400, "unauthenticated")],
	["another code", answer(401, "invalid_token")],
	["the upstream's answer", { status: 200, text: "0" }],
	["no problem document", { status: 401, text: "Unauthorized" }],
])("makes the round void for %s, wherever it stands", (_, wrong) => {
	expect(() => requireRefused([right, wrong, right], expected)).toThrow(VoidRound);
	expect(() => requireRefused([right, wrong, right], expected)).toThrow(`no credentials: an answer was not 401`);
});
