import { expect, it } from "vitest";
import { get } from "../../conformance/client/raw-server.ts";
import type { WireAnswer } from "../../conformance/client/wire.ts";
import { answer } from "../../conformance/engine/fake-target.ts";
import { setupOf } from "../models/gateway-setup.ts";
import { open } from "../models/prediction.ts";
import { wrongInAnyAnswer } from "./decided-answer.ts";
import { tellingSecrets } from "./gateway-command.ts";

const setup = setupOf({ publicOrigin: "https://gateway.test", routes: [], upstreams: {}, jwt: {} });

it("finds the secret of a key of a sequence in whatever answer, as it is or encoded", () => {
	const saying = (body: string): string | undefined => {
		const outcome = answer(200, [["X-Request-Id", "1"]], body);
		if (!outcome.ok) throw new Error("it is an answer");
		const exchange = { probe: { credential: "none" } as const, request: get(), token: "t", outcome };
		const told: WireAnswer = outcome.answer;
		return wrongInAnyAnswer(exchange, told, { prediction: open, identity: null, quotas: undefined }, setup)
			?.requirement;
	};
	for (const secret of tellingSecrets) {
		for (const text of [secret, JSON.stringify({ secret }), Buffer.from(secret).toString("base64")]) {
			expect(saying(`x ${text} x`)).toBe("ANS-08");
		}
	}
	expect(tellingSecrets.length).toBeGreaterThan(5);
	expect(saying("hello")).toBeUndefined();
});
