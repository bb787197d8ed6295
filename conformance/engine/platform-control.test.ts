import { describe, expect, it } from "vitest";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import type { Result } from "../report/schema.ts";
import { first, run } from "./fake-run.ts";
import {
	answer,
	echo,
	exchangeCheck,
	type FakeGateway,
	fakeSignature,
	fault,
	header,
	soundGateway,
} from "./fake-target.ts";

const failure = answer(500, [["X-Gateway", "countersign"]], "oops");
const breaking =
	(outcome: WireOutcome): FakeGateway =>
	(request) =>
		header(request, "x-defect") === undefined ? soundGateway(request) : outcome;

async function resultWith(
	gateway: FakeGateway,
	shown: ((request: WireRequest) => WireOutcome) | undefined,
	check = exchangeCheck(),
): Promise<Result> {
	const send = async (request: WireRequest) => shown?.(request) ?? fault("refused");
	const control = shown === undefined ? {} : { platform: { url: "http://control.test", transport: { send } } };
	return first(await run([check], gateway, { overrides: { setup: "operator", ...control } }));
}

describe("a control on the platform of the target", () => {
	it("excuses a server error, or an end of the connection, that it shows for the same bytes", async () => {
		const result = await resultWith(breaking(failure), () => answer(502, [], "internal"));
		expect(result.verdict).toBe("inconclusive");
		expect(result.reason).toContain("http://control.test");
		expect((await resultWith(breaking(fault("not-http")), () => fault("not-http"))).verdict).toBe("inconclusive");
	});

	it("excuses nothing that it does not show, and nothing else", async () => {
		expect((await resultWith(breaking(failure), () => answer(200, [], "hello"))).verdict).toBe("fail");
		expect((await resultWith(breaking(failure), () => fault("reset"))).verdict).toBe("fail");
		const letsIn: FakeGateway = (request) =>
			header(request, "x-defect") === undefined ? soundGateway(request) : echo(request);
		expect((await resultWith(letsIn, () => answer(500, [], ""))).verdict).toBe("fail");
	});

	it("decides whether a breakdown is the refusal of a platform, where it may be", async () => {
		const mayBeRefused = exchangeCheck({
			expect: { kind: "refused", codes: ["invalid_credentials"], byPlatform: true },
		});
		const crash = answer(500, [], "oops");
		for (const came of [crash, fault("reset")]) {
			const judged = async (shown: WireOutcome | undefined) =>
				(await resultWith(breaking(came), shown === undefined ? undefined : () => shown, mayBeRefused)).verdict;
			expect(await judged(came)).toBe("pass");
			expect(await judged(answer(200, [], "hello"))).toBe("fail");
			expect(await judged(undefined)).toBe("pass");
		}
	});

	it("gets the bytes, and no credential", async () => {
		const sent: WireRequest[] = [];
		await resultWith(breaking(failure), (request) => {
			sent.push(request);
			return answer(500, [], "");
		});
		expect(sent).toHaveLength(1);
		expect(sent[0]?.headers).toContainEqual(["X-Defect", "1"]);
		expect(JSON.stringify(sent)).not.toContain(fakeSignature.slice(3));
	});
});
