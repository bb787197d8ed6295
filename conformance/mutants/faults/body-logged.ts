import { decodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const bodyLogged: Mutant = {
	id: "body-logged",
	sentence: "Writes the body of a request to its log.",
	breaks: ["LOG-01"],
	threats: ["LOG-04"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => {
		const bodies: string[] = [];
		return {
			...reference,
			async readBody(message, method, maxBytes) {
				const body = await reference.readBody(message, method, maxBytes);
				if (body.ok && body.value.byteLength > 0) {
					bodies.push(decodeUtf8(body.value) ?? "");
				}
				return body;
			},
			writeLog: (line, sink) => reference.writeLog({ ...line, because: bodies.pop() ?? line.because }, sink),
		};
	},
};
