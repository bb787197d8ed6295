import { describe, expect, test } from "vitest";
import type { SigningVector } from "../../vectors/format.ts";
import { judgeAnswers } from "./judge-answer.ts";

const lines = ["countersign-v1", "k", "1", "n", "GET", "gw.test", "/a?b=1", "", "h"];
const stringToSign = lines.join("\n");
const vector: SigningVector = {
	id: "v",
	requirement: "HMAC-CANON-01",
	flags: [],
	comment: "",
	input: {
		keyId: "k",
		secret: "s",
		timestamp: 1,
		nonce: "n",
		method: "GET",
		url: "https://gw.test/a?b=1",
		headers: [],
		bodyBase64: "",
	},
	expect: {
		target: "/a?b=1",
		contentHash: "h",
		stringToSign,
		signature: "v1=right",
		headers: [["X-Signature", "v1=right"]],
	},
};
const refused: SigningVector = {
	...vector,
	expect: { refusal: { code: "malformed_target", offset: 3, reason: "dot_segment" } },
};

function judge(answers: Parameters<typeof judgeAnswers>[2], about: SigningVector = vector) {
	return judgeAnswers("countersign-v1", about, answers, "none");
}

describe("an answer", () => {
	test("passes with the right signature, alone or with its string and headers", () => {
		expect(judge([{ id: "v", signature: "v1=right" }]).verdict).toBe("pass");
		expect(
			judge([{ id: "v", signature: "v1=right", stringToSign, headers: [["x-signature", "v1=right"]] }]).verdict,
		).toBe("pass");
		expect(judge([{ id: "v", headers: [["x-signature", "v1=right"]] }]).verdict).toBe("pass");
	});

	test("fails at the first line of the string that differs", () => {
		const wrong = lines.with(6, "/a%3Fb=1").join("\n");
		expect(judge([{ id: "v", signature: "v1=wrong", stringToSign: wrong }])).toMatchObject({
			verdict: "fail",
			stage: "string to sign, target",
			expected: '"/a?b=1"',
			actual: '"/a%3Fb=1"',
		});
	});

	test("fails for a line feed at the end, which is shown", () => {
		expect(judge([{ id: "v", signature: "v1=wrong", stringToSign: `${stringToSign}\n` }])).toMatchObject({
			stage: "string to sign, end of the string",
			actual: "a line feed",
		});
	});

	test("fails over a right string with a wrong signature, which points at the secret or the encoding", () => {
		expect(judge([{ id: "v", signature: "v1=wrong", stringToSign }])).toMatchObject({
			stage: "signature over the right string",
		});
	});

	test("fails without any signature, however right the string is", () => {
		expect(judge([{ id: "v", stringToSign }])).toMatchObject({ verdict: "fail", stage: "no signature" });
	});

	test("fails with a header that is missing, doubled or different", () => {
		const signature = "v1=right";
		expect(judge([{ id: "v", signature, headers: [] }]).verdict).toBe("fail");
		expect(judge([{ id: "v", signature, headers: [["X-Signature", "v1=wrong"]] }]).verdict).toBe("fail");
		const twice = ["X-Signature", "v1=right"] satisfies [string, string];
		expect(judge([{ id: "v", signature, headers: [twice, twice] }]).verdict).toBe("fail");
	});

	test("that does not come, or comes twice, fails", () => {
		expect(judge([])).toMatchObject({ verdict: "fail", stage: "no answer" });
		const right = { id: "v", signature: "v1=right" };
		expect(judge([right, right])).toMatchObject({ verdict: "fail", stage: "several answers" });
	});

	test("must be an error where a signer must refuse, and only there", () => {
		expect(judge([{ id: "v", error: "malformed_target" }], refused).verdict).toBe("pass");
		expect(judge([{ id: "v", signature: "v1=right" }], refused)).toMatchObject({
			stage: "signed what must be refused",
		});
		expect(judge([{ id: "v", error: "no" }])).toMatchObject({ stage: "refused what is valid" });
	});
});
