import { Admission as Deployed } from "../../src/admission.ts";
import { AdmissionBatches } from "../../src/admission-batches.ts";
import type { AdmissionAnswer, AdmissionRequest } from "../../src/admission-protocol.ts";
import type { AdmissionOrder } from "../admission-order.ts";

interface AdmissionEnv {
	readonly ADMISSION: DurableObjectNamespace<Admission>;
}

/** How many admissions are asked for at once where an object is filled. */
const fillAtOnce = 1000;

/** The deployed admission object, with doors that no gateway has. */
export class Admission extends Deployed {
	#mayPrune = false;

	/** Admits fresh nonces, as requests would. */
	async fill(count: number, acceptableUntil: number): Promise<void> {
		for (let done = 0; done < count; done += fillAtOnce) {
			const requests = Array.from({ length: Math.min(fillAtOnce, count - done) }, () => freshRequest(acceptableUntil));
			requireAdmitted(await this.admit(requests));
		}
	}

	/** Nothing is forgotten before that is asked for, so that nonces can be there that have long lapsed. */
	override async alarm(): Promise<void> {
		if (this.#mayPrune) {
			await super.alarm();
		}
	}

	async startPruning(): Promise<void> {
		this.#mayPrune = true;
		await this.ctx.storage.setAlarm(Date.now());
	}

	/** Rows that are stored, whatever the tables are called. */
	async rows(): Promise<number> {
		const { sql } = this.ctx.storage;
		const tables = sql.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'").toArray();
		return tables
			.map(({ name }) => Number(sql.exec(`SELECT count(*) AS rows FROM "${String(name)}"`).one()["rows"]))
			.reduce((sum, rows) => sum + rows, 0);
	}
}

/** Asks admission objects without a gateway before them, but as a gateway does. */
export default {
	async fetch(request, env, context) {
		const order = await request.json<AdmissionOrder>();
		try {
			const answer = await carryOut(order, env, (work) => context.waitUntil(work));
			return Response.json(answer ?? null);
		} catch (error) {
			return new Response(String(error), { status: 500 });
		}
	},
} satisfies ExportedHandler<AdmissionEnv>;

async function carryOut(
	order: AdmissionOrder,
	{ ADMISSION }: AdmissionEnv,
	keepAlive: (work: Promise<unknown>) => void,
): Promise<unknown> {
	const object = ADMISSION.getByName(order.object);
	switch (order.to) {
		case "fill":
			return object.fill(order.count, order.acceptableUntil);
		case "admit": {
			const { admit } = new AdmissionBatches(ADMISSION).namespace(keepAlive).getByName(order.object);
			return admitInTurns(order, async () => requireAdmitted([await admit(freshRequest(order.acceptableUntil))]));
		}
		case "start-pruning":
			return object.startPruning();
		case "count-rows":
			return object.rows();
	}
}

/** So many admissions, a fixed number of them under way at any time. */
async function admitInTurns(
	{ count, atOnce }: { readonly count: number; readonly atOnce: number },
	admitFresh: () => Promise<void>,
): Promise<void> {
	let left = count;
	const turns = Array.from({ length: atOnce }, async () => {
		while (left > 0) {
			left -= 1;
			await admitFresh();
		}
	});
	await Promise.all(turns);
}

/** As the gateway asks for a key without quotas, but for the limit of live nonces. */
function freshRequest(acceptableUntil: number): AdmissionRequest {
	return {
		nonce: crypto.randomUUID(),
		attempt: crypto.randomUUID(),
		acceptableUntil,
		quotas: {},
		liveNonces: Number.MAX_SAFE_INTEGER,
		recordVersion: 0,
	};
}

function requireAdmitted(answers: readonly AdmissionAnswer[]): void {
	const refused = answers.find(({ decision }) => decision !== "admitted");
	if (refused !== undefined) {
		throw new Error(`a fresh nonce was answered with ${refused.decision}`);
	}
}
