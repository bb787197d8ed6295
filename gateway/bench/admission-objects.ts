import type { AdmissionOrder } from "./admission-order.ts";
import { admissionWorker } from "./bench-workers.ts";
import { startStand } from "./stand.ts";
import { VoidRound } from "./void-round.ts";

/** Admission objects in a process of their own, asked directly. */
export interface AdmissionObjects {
	/** Gives an order and returns what is answered. Rejects with a `VoidRound` where it was not carried out. */
	order(order: AdmissionOrder): Promise<unknown>;
}

export async function withAdmissionObjects<Result>(
	storage: string,
	work: (objects: AdmissionObjects) => Promise<Result>,
): Promise<Result> {
	const stand = await startStand([admissionWorker], storage);
	try {
		return await work({
			order: async (order) => {
				const answer = await fetch(stand.urlOf(admissionWorker.name), { method: "POST", body: JSON.stringify(order) });
				const text = await answer.text();
				if (!answer.ok) {
					throw new VoidRound(`the admission object did not ${order.to}: ${answer.status} ${text.slice(0, 300)}`);
				}
				return JSON.parse(text);
			},
		});
	} finally {
		await stand.close();
	}
}

/** The last second in which a nonce that is sent now can be accepted, by the rules of `countersign-v1`. */
export function acceptableUntil(nowMs: number): number {
	return Math.floor(nowMs / 1000) + 600;
}
