import { type AdmissionObjects, acceptableUntil, withAdmissionObjects } from "../admission-objects.ts";
import { alternate, type Contender } from "../alternate.ts";
import type { Section } from "../section.ts";

const levels = [1_000, 10_000, 100_000, 1_000_000];
const admissionsOfBurst = 1_000;
const bursts = 5;

/** Whether admission slows down with the nonces that a key has live. */
export const nonces: Section = {
	id: "nonces",
	measure: (options) =>
		withAdmissionObjects(options.storage, async (objects) => {
			const measured = await alternate(
				levels.map((level) => admissionAt(level, objects, options.connections)),
				options.rounds,
				options.tell,
			);
			return [
				{
					id: "nonces",
					title: `Admission of a key with so many live nonces, ${options.connections} at once, without a gateway before it`,
					unit: "admissions/s",
					notes: [
						`${bursts} times ${count(admissionsOfBurst)} admissions a round, each object renewed before it has twice its nonces.`,
					],
					rows: levels.map((level) => ({
						name: nameOf(level),
						values: measured.get(nameOf(level)) ?? [],
						...(level === levels[0] ? {} : { to: [nameOf(levels[0] ?? level)] }),
					})),
				},
			];
		}),
};

/** Admissions a second into an object of this level. */
function admissionAt(level: number, { order }: AdmissionObjects, atOnce: number): Contender {
	let [object, live] = ["", Number.POSITIVE_INFINITY];
	const burst = async (): Promise<number> => {
		const started = performance.now();
		await order({
			to: "admit",
			object,
			count: admissionsOfBurst,
			atOnce,
			acceptableUntil: acceptableUntil(Date.now()),
		});
		live += admissionsOfBurst;
		return performance.now() - started;
	};
	const renew = async (name: string): Promise<void> => {
		[object, live] = [name, level - admissionsOfBurst];
		await order({ to: "fill", object, count: live, acceptableUntil: acceptableUntil(Date.now()) });
	};
	return {
		name: nameOf(level),
		measure: async (round) => {
			let ms = 0;
			for (let done = 0; done < bursts; done += 1) {
				if (live + admissionsOfBurst > 2 * level) {
					await renew(`level-${level}-${round}-${done}`);
					// The first one finds nothing of the object in memory.
					await burst();
				}
				ms += await burst();
			}
			return (bursts * admissionsOfBurst * 1000) / ms;
		},
	};
}

function nameOf(level: number): string {
	return `${count(level)} live nonces`;
}

function count(number: number): string {
	return number.toLocaleString("en");
}
