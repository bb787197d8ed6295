import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

const lists = ["x-signed-headers", "x-signed-components", "signature-input"];

export const coveredLinesChosenByTheSender: Mutant = {
	id: "covered-lines-chosen-by-the-sender",
	sentence: "Lets the sender name, in a header of its own, the parts that its signature covers.",
	breaks: ["HMAC-CANON-11"],
	also: ["FWD-06"],
	threats: ["CAN-40"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateHmac(exchange, head, signed, contentType) {
			const list = lists.map((name) => head.header(name)).find((value) => value !== null);
			if (list === undefined || list === null) {
				return reference.authenticateHmac(exchange, head, signed, contentType);
			}
			const names = list.toLowerCase();
			const stages: Stages = {
				...exchange.stages,
				stringToSign: (parts, scheme) =>
					reference.stringToSign(parts, {
						...scheme,
						lines: scheme.lines.filter(
							(line) =>
								"component" in line && (line.component === "keyId" || names.includes(line.component.toLowerCase())),
						),
					}),
			};
			return reference.authenticateHmac({ ...exchange, stages }, head, signed, contentType);
		},
	}),
};
