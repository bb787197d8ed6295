import { alternate, type Contender } from "../alternate.ts";
import type { Section } from "../section.ts";
import { signers } from "../signing/index.ts";
import type { BenchSigner } from "../signing/signer.ts";
import { VoidRound } from "../void-round.ts";

const turnMs = 1_000;
/** Signatures between two looks at the clock. */
const batch = 50;

/** What it costs a sender to sign, in Node. */
export const signing: Section = {
	id: "signing",
	measure: async ({ rounds, tell }) => {
		const contenders: Contender[] = [];
		for (const signer of signers) {
			contenders.push(await warmedUp(signer()));
		}
		const measured = await alternate(contenders, rounds, tell);
		const [floor] = contenders;
		return [
			{
				id: "signing",
				title: "Signing a POST of 1 KiB in Node",
				unit: "signatures/s",
				notes: [
					"The schemes sign different things: standardwebhooks no method and no target, AWS Signature Version 4 no nonce.",
					"A signature that comes as a promise is waited for before the next one is asked for.",
				],
				rows: contenders.map(({ name }) => ({
					name,
					values: measured.get(name) ?? [],
					...(floor === undefined || name === floor.name ? {} : { to: [floor.name] }),
				})),
			},
		];
	},
};

async function warmedUp({ name, sign }: BenchSigner): Promise<Contender> {
	const expected = await sign();
	const measure = async (): Promise<number> => {
		let signatures = 0;
		const started = performance.now();
		for (; performance.now() - started < turnMs; signatures += batch) {
			for (let signed = 0; signed < batch; signed += 1) {
				const signature = sign();
				if ((typeof signature === "string" ? signature : await signature) !== expected) {
					throw new VoidRound(`${name} signed the same request in two ways`);
				}
			}
		}
		return (signatures * 1000) / (performance.now() - started);
	};
	await measure();
	return { name, measure };
}
