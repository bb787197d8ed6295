import type { Mutant } from "../mutant.ts";

export const forwardedHostOfTheSenderPassed: Mutant = {
	id: "forwarded-host-of-the-sender-passed",
	sentence: "Forwards the X-Forwarded-Host and X-Forwarded-Proto that the sender set.",
	breaks: ["FWD-09", "FWD-07"],
	threats: ["FWD-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			for (const name of ["x-forwarded-host", "x-forwarded-proto"]) {
				headers.set(name, head.header(name) ?? headers.get(name) ?? "");
			}
			return headers;
		},
	}),
};
