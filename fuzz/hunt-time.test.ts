import { afterEach, expect, it, vi } from "vitest";
import { graceMs } from "./grace.ts";
import { gone, HuntTime } from "./hunt-time.ts";

afterEach(() => vi.useRealTimers());

const clockAt = (moment: { ms: number }) => ({ now: () => moment.ms, wait: async () => {} });

it("gives way to whoever has waited for half a millisecond, and to nobody before that", async () => {
	const moment = { ms: 0 };
	const time = new HuntTime({ time: clockAt(moment) });
	const hadATurn = async (): Promise<boolean> => {
		let had = false;
		setImmediate(() => {
			had = true;
		});
		await time.giveWay();
		return had;
	};
	expect(await hadATurn()).toBe(false);
	moment.ms = 0.6;
	expect(await hadATurn()).toBe(true);
	expect(await hadATurn()).toBe(false);
});

it("waits for what goes on until it is interrupted, and no longer", async () => {
	const controller = new AbortController();
	const time = new HuntTime({ time: clockAt({ ms: 0 }), signal: controller.signal });
	expect(await time.whileWaited(Promise.resolve("done"))).toBe("done");
	const endless = time.whileWaited(new Promise(() => {}));
	controller.abort();
	expect(await endless).toBe(gone);
});

it("ends one wait after the other when the run is over, also where a timer was early", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout"] });
	const moment = { ms: 0 };
	const time = new HuntTime({ time: clockAt(moment), endsAt: 0 });
	for (const now of [graceMs - 0.4, 2 * graceMs]) {
		const endless = time.whileWaited(new Promise(() => {}));
		moment.ms = now;
		await vi.advanceTimersByTimeAsync(graceMs);
		expect(await Promise.race([endless, "still waited for"])).toBe(gone);
	}
});
