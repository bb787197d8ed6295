import type { Stages } from "../../../gateway/src/stages.ts";

/** A gateway that forwards these headers of the sender besides those that it may. */
export function alsoPassing(...names: readonly string[]): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		passedHeaders(sent, configured) {
			const headers = reference.passedHeaders(sent, configured);
			for (const name of names) {
				const value = sent.get(name);
				if (value !== undefined && value !== "") {
					headers.set(name, value);
				}
			}
			return headers;
		},
	});
}
