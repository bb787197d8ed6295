import { describe, expect, test } from "vitest";
import { converse } from "./conversation.ts";
import { signerEdgeCases } from "./signer-edge-cases.ts";

const questions = signerEdgeCases.slice(0, 3);
const node = (script: string): [string, ...string[]] => [process.execPath, "-e", script];
const each = (does: string) =>
	node(`require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => { ${does} })`);

describe("a conversation with a signer", () => {
	test("has an answer to each question, in turn", async () => {
		const { answers, exitCode } = await converse(each("console.log(line)"), questions, 10);
		expect(answers).toEqual(questions);
		expect(exitCode).toBe(0);
	});

	test("is given up with a signer that answers only at the end", async () => {
		const late = each(`(globalThis.lines ??= []).push(line)`);
		late[2] += `.on("close", () => console.log(globalThis.lines.join("\\n")))`;
		await expect(converse(late, questions, 0.5)).rejects.toThrow(/no answer/);
	});

	test("is given up with a signer that ends, or says too much, or no JSON", async () => {
		await expect(converse(node(""), questions, 10)).rejects.toThrow(/no answer/);
		await expect(converse(each("console.log(line + '\\n' + line)"), questions, 10)).rejects.toThrow(/too many/);
		await expect(converse(each("console.log('signed')"), questions, 10)).rejects.toThrow(SyntaxError);
		await expect(converse(["no-such-signer"], questions, 10)).rejects.toThrow();
	});

	test("tells how the signer ended", async () => {
		const failing = each("console.log(line)");
		failing[2] += `.on("close", () => { console.error("spoilt"); process.exit(3); })`;
		expect(await converse(failing, questions, 10)).toMatchObject({ exitCode: 3, stderr: "spoilt\n" });
	});
});
