import { expect } from "vitest";
import type { AdmissionAnswer, AdmissionRequest } from "./admission-protocol.ts";
import type { ContractCase } from "./contract.ts";

/** A key's admission object, reached as the Worker reaches it, and what may happen to it in between. */
export interface ObjectSubject {
	readonly admit: (request: AdmissionRequest) => Promise<AdmissionAnswer>;
	readonly setRevoked: (revoked: boolean) => Promise<void>;
	/** The instance is torn down when it is idle; its storage stays. */
	readonly evict: () => Promise<void>;
	/** The instance is torn down at once, as by a deployment. */
	readonly abort: () => Promise<void>;
	/** Runs the alarm that is set; false where none is. */
	readonly runAlarm: () => Promise<boolean>;
	/** Unix time in milliseconds for which the alarm is set; null where none is. */
	readonly alarmAt: () => Promise<number | null>;
}

function request(nonce: string, changes: Partial<AdmissionRequest> = {}): AdmissionRequest {
	const now = Math.floor(Date.now() / 1000);
	return { nonce, acceptableUntil: now + 300, quotas: {}, liveNonces: 10_000, recordVersion: 0, ...changes };
}

async function decisions(
	{ admit }: ObjectSubject,
	requests: readonly AdmissionRequest[],
): Promise<Record<string, number>> {
	const answers = await Promise.all(requests.map((each) => admit(each)));
	const count: Record<string, number> = {};
	for (const { decision } of answers) {
		count[decision] = (count[decision] ?? 0) + 1;
	}
	return count;
}

function times<T>(count: number, make: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => make(index));
}

/** The Durable Object as it is deployed: SQLite, alarms, restarts, and requests that arrive together. */
export const admissionCases: readonly ContractCase<ObjectSubject>[] = [
	{
		requirement: "HMAC-NONCE-02",
		behaviour: "admits exactly one of a hundred replays that arrive together",
		run: async (subject) => {
			expect(
				await decisions(
					subject,
					times(100, () => request("nonce-a")),
				),
			).toEqual({ admitted: 1, replayed: 99 });
		},
	},
	{
		requirement: "HMAC-NONCE-02",
		behaviour: "admits a hundred nonces that arrive together",
		run: async (subject) => {
			expect(
				await decisions(
					subject,
					times(100, (index) => request(`nonce-${index}`)),
				),
			).toEqual({ admitted: 100 });
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "remembers a nonce when the object is evicted",
		run: async (subject) => {
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ admitted: 1 });
			await subject.evict();
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ replayed: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "remembers a nonce when the object is torn down at once",
		run: async (subject) => {
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ admitted: 1 });
			await subject.abort();
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ replayed: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "remembers a live nonce when its alarm has cleared those that lapsed",
		run: async (subject) => {
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ admitted: 1 });
			expect(await subject.runAlarm()).toBe(true);
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ replayed: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-08",
		behaviour: "remembers the nonce of a timestamp that lies ahead when its alarm runs",
		run: async (subject) => {
			const ahead = request("nonce-a", { acceptableUntil: Math.floor(Date.now() / 1000) + 600 });
			expect(await decisions(subject, [ahead])).toEqual({ admitted: 1 });
			await subject.runAlarm();
			expect(await decisions(subject, [ahead])).toEqual({ replayed: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-09",
		behaviour: "refuses what its alarm has cleared",
		run: async (subject) => {
			const lapsed = request("nonce-a", { acceptableUntil: Math.floor(Date.now() / 1000) - 3600 });
			await decisions(subject, [lapsed]);
			await subject.runAlarm();
			expect(await decisions(subject, [lapsed])).toEqual({ replayed: 1 });
			await subject.evict();
			expect(await decisions(subject, [lapsed])).toEqual({ replayed: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "sets an alarm, and sets it again after an eviction",
		run: async (subject) => {
			const lapsed = Math.floor(Date.now() / 1000) - 3600;
			await decisions(subject, [request("nonce-a")]);
			expect(await subject.runAlarm()).toBe(true);
			await subject.evict();
			expect(await decisions(subject, [request("nonce-b", { acceptableUntil: lapsed + 3900 })])).toEqual({
				admitted: 1,
			});
			expect(await subject.runAlarm()).toBe(true);
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "lets new nonces in when its alarm has cleared those that filled it",
		run: async (subject) => {
			const lapsed = Math.floor(Date.now() / 1000) - 3600;
			const filling = request("nonce-a", { acceptableUntil: lapsed, liveNonces: 1 });
			expect(await decisions(subject, [filling])).toEqual({ admitted: 1 });
			expect(await decisions(subject, [request("nonce-b", { liveNonces: 1 })])).toEqual({ full: 1 });
			expect(await subject.runAlarm()).toBe(true);
			expect(await decisions(subject, [request("nonce-b", { liveNonces: 1 })])).toEqual({ admitted: 1 });
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "sets its alarm for when its oldest nonce has lapsed, and again each time",
		run: async (subject) => {
			const now = Math.floor(Date.now() / 1000);
			const expectAlarmSoonAfter = async (lapse: number) => {
				const at = ((await subject.alarmAt()) ?? 0) / 1000;
				expect(at).toBeGreaterThan(lapse);
				expect(at).toBeLessThan(lapse + 600);
			};
			await decisions(subject, [request("nonce-a", { acceptableUntil: now + 600 })]);
			await expectAlarmSoonAfter(now + 600);
			await decisions(subject, [request("nonce-b", { acceptableUntil: now + 6000 })]);
			await subject.runAlarm();
			await expectAlarmSoonAfter(now + 600);
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "sets no alarm when nothing is left to clear, and one when there is again",
		run: async (subject) => {
			const lapsed = Math.floor(Date.now() / 1000) - 3600;
			await decisions(subject, [request("nonce-a", { acceptableUntil: lapsed })]);
			expect(await subject.runAlarm()).toBe(true);
			expect(await subject.alarmAt()).toBeNull();
			await decisions(subject, [request("nonce-b")]);
			expect(await subject.alarmAt()).not.toBeNull();
		},
	},
	{
		requirement: "HMAC-NONCE-10",
		behaviour: "holds as many live nonces as it may when more arrive together",
		run: async (subject) => {
			const all = times(30, (index) => request(`nonce-${index}`, { liveNonces: 10 }));
			expect(await decisions(subject, all)).toEqual({ admitted: 10, full: 20 });
		},
	},
	{
		requirement: "HMAC-KEY-04",
		behaviour: "refuses a key that is revoked from the next request on, through an eviction",
		run: async (subject) => {
			expect(await decisions(subject, [request("nonce-a")])).toEqual({ admitted: 1 });
			await subject.setRevoked(true);
			expect(await decisions(subject, [request("nonce-a"), request("nonce-b")])).toEqual({ revoked: 2 });
			await subject.evict();
			expect(await decisions(subject, [request("nonce-b")])).toEqual({ revoked: 1 });
		},
	},
	{
		requirement: "LIM-06",
		behaviour: "counts requests together that arrive together",
		run: async (subject) => {
			const all = times(30, (index) => request(`nonce-${index}`, { quotas: { day: 10 } }));
			expect(await decisions(subject, all)).toEqual({ admitted: 10, over_quota: 20 });
		},
	},
];
