import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenMint } from "../../conformance/client/mint.ts";
import { generateSigningKey } from "../../conformance/client/token-keys.ts";
import type { IssuerControl } from "../../conformance/engine/check.ts";
import { issuerControl, type Peers, startPeers } from "../../conformance/peers/index.ts";
import { setupOf } from "../models/gateway-setup.ts";
import { issuerInHand } from "./site-issuer.ts";

const setup = setupOf({
	...{ publicOrigin: "https://gateway.test", routes: [], upstreams: {} },
	jwt: { issuer: "", audience: "", algorithms: [], timeoutSeconds: 1 },
});

describe("an issuer in hand", () => {
	let peers: Peers;
	let control: IssuerControl;
	beforeAll(async () => {
		peers = await startPeers();
		const key = await generateSigningKey("k1", "ES256");
		const mint = tokenMint({ issuer: "i", audience: "a", claims: {}, keys: [key] });
		const whole = issuerControl(peers.issuer, "one", mint);
		// One that remembers no more than two fetches.
		control = { ...whole, fetches: async () => (await whole.fetches()).slice(-2) };
	});
	afterAll(() => peers.close());

	it("counts what a gateway fetches, however much was fetched before", async () => {
		const inHand = issuerInHand(control, setup);
		await inHand.publish({ mode: "ok" });
		for (let times = 0; times < 5; times += 1) await fetch(control.url);
		const asked = await inHand.asked();
		expect(await inHand.fetchesAfter(asked)).toEqual([]);
		await fetch(control.url);
		const fetches = await inHand.fetchesAfter(asked);
		expect(fetches).toHaveLength(1);
		expect(inHand.view(fetches)).toMatchObject({ kind: "kept", tries: 1, fetches: [{ kids: new Set(["k1"]) }] });
	});

	it("knows what becomes of a set that does not come, comes later than it is waited for, or is none", async () => {
		const inHand = issuerInHand(control, setup);
		const seen = async () => inHand.view([{ number: 1, at: 0, headers: [] }]);
		await inHand.publish({ mode: "down" });
		expect(await seen()).toMatchObject({ tries: 2, fetches: [undefined] });
		await inHand.publish({ mode: "slow", delayMs: 1000 });
		expect(await seen()).toMatchObject({ tries: 1, fetches: [undefined] });
		await inHand.publish({ mode: "slow", delayMs: 1 });
		expect(await seen()).toMatchObject({ fetches: [{ kids: new Set(["k1"]) }] });
		await inHand.publish({ mode: "redirect" });
		expect(await seen()).toMatchObject({ fetches: [undefined] });
	});
});
