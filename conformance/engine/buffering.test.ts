import { describe, expect, it } from "vitest";
import type { SendOptions, WireRequest } from "../client/wire.ts";
import type { Need } from "./check.ts";
import { first, run } from "./fake-run.ts";
import { exchangeCheck, type FakeGateway, fakeTarget, fault, header, soundGateway } from "./fake-target.ts";
import type { Target } from "./target.ts";

const neverEnds = ({ framing }: WireRequest): boolean => framing.kind === "declared";

/** A check of a gateway that answers before the body has ended. */
const early = exchangeCheck({
	needs: ["hmac", "unbuffered"],
	probe: { credential: "hmac", headers: [["X-Defect", "1"]], framing: { kind: "declared", declared: "9" } },
});

const buffering: FakeGateway = (request) => (neverEnds(request) ? fault("timeout") : soundGateway(request));

interface Sent {
	request: WireRequest;
	timeoutMs: SendOptions["timeoutMs"];
}

/** What makes a fake target an operator's, about which nobody has vouched for anything; `sent` collects what it is sent. */
function foreign(gateway: FakeGateway, sent: Sent[] = []): Partial<Target> {
	const { transport } = fakeTarget(gateway);
	return {
		setup: "operator",
		capabilities: new Set<Need>(["hmac"]),
		transport: {
			...transport,
			send: (request, options) => {
				sent.push({ request, timeoutMs: options?.timeoutMs });
				return transport.send(request, options);
			},
		},
	};
}

describe("a target behind something that waits for whole bodies", () => {
	it("is not asked for an answer before the end", async () => {
		const result = first(await run([early], buffering, { overrides: foreign(buffering) }));
		expect(result.verdict).toBe("skip");
		expect([result.reason, result.remedy]).not.toContain(undefined);
	});

	it("is found out by one request without credentials, which is given up early", async () => {
		const sent: Sent[] = [];
		await run([early, early], buffering, { overrides: foreign(buffering, sent) });
		const [control, ...others] = sent.filter(({ request }) => neverEnds(request));
		expect(others).toEqual([]);
		expect(control).toMatchObject({ timeoutMs: 2000 });
		expect(control === undefined ? undefined : header(control.request, "x-signature")).toBeUndefined();
	});

	it("fails where nothing stands in front of the gateway", async () => {
		expect(first(await run([early], buffering)).verdict).toBe("fail");
	});
});

describe("a target that answers before the body has ended", () => {
	it("is asked for it", async () => {
		expect(first(await run([early], soundGateway, { overrides: foreign(soundGateway) })).verdict).toBe("pass");
	});

	it("is not asked what no check of the run needs to know", async () => {
		const sent: Sent[] = [];
		await run([exchangeCheck()], soundGateway, { overrides: foreign(soundGateway, sent) });
		expect(sent.filter(({ request }) => neverEnds(request))).toEqual([]);
	});
});
