import type { Check } from "../engine/check.ts";
import { echo, exchangeCheck, type FakeGateway, fakeTarget, header, problem } from "../engine/fake-target.ts";
import type { Target } from "../engine/target.ts";
import { type ConformOptions, conform } from "./conform.ts";
import type { FakeIo } from "./fake-io.ts";

/** For tests: a gateway that lets in whatever is signed, with one defect that it knows. */
export const halfOpenGateway: FakeGateway = (request) => {
	if (header(request, "x-signature") === undefined) return problem(401, "unauthenticated");
	return header(request, "x-known") === undefined ? echo(request) : problem(401, "invalid_credentials");
};

/** The same with no defect left. */
export const closedGateway: FakeGateway = (request) =>
	header(request, "x-defect") === undefined ? halfOpenGateway(request) : problem(401, "invalid_credentials");

/** Six checks, of which that gateway fails the first and the fourth. */
export const sixChecks: readonly Check[] = [1, 2, 3, 4, 5, 6].map((number) =>
	exchangeCheck({
		id: `HMAC-SIG-01/check-${number}`,
		probe: { credential: "hmac", headers: [[number % 3 === 1 ? "X-Defect" : "X-Known", "1"]] },
	}),
);

/** Runs the command against a gateway in this process. */
export function fakeConform(
	options: Partial<ConformOptions>,
	io: FakeIo,
	gateway: FakeGateway = halfOpenGateway,
	overrides: Partial<Target> = {},
): Promise<number> {
	const openTarget = async () => ({
		target: fakeTarget(gateway, overrides),
		pace: {},
		words: [],
		ready: async () => {},
		close: async () => {},
	});
	return conform({ verbose: false, ...options }, io, { checks: sixChecks, openTarget });
}
