/**
 * The Worker at a place: the gateway as it is deployed, behind what the edge does to a request, with the admission objects at
 * the other end of a round trip. A call that is lost is made again as the platform does it: up to five times, at growing
 * distances (https://developers.cloudflare.com/durable-objects/best-practices/automatic-retries/).
 */
export const placeModule = `
import gateway from "./gateway.js";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function reach(home, body) {
	for (let attempt = 0; ; attempt += 1) {
		try {
			const answer = await home.fetch("http://home/admit", { method: "POST", body });
			return await answer.json();
		} catch (error) {
			if (attempt === 4) throw Object.assign(error, { retryable: true });
			await sleep(25 * 2 ** attempt);
		}
	}
}

async function admit(env, object, requests) {
	await sleep(env.ROUND_TRIP_MS / 2);
	const { answers, error } = await reach(env.HOME, JSON.stringify({ object, requests }));
	await sleep(env.ROUND_TRIP_MS / 2);
	if (error !== undefined) throw Object.assign(new Error(error.message), error.marks);
	return answers;
}

let wrapped;

export default {
	async fetch(request, env, context) {
		const getByName = (object) => ({ admit: (requests) => admit(env, object, requests) });
		wrapped ??= { ...env, ADMISSION: { getByName } };
		const bytes = crypto.getRandomValues(new Uint8Array(8));
		const ray = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") + "-" + env.PLACE;
		const headers = new Headers(request.headers);
		headers.set("cf-ray", ray);
		headers.set("cf-connecting-ip", "127.0.0.1");
		const seen = new Request(request, { headers, cf: { colo: env.PLACE } });
		const answer = await gateway.fetch(seen, wrapped, context);
		const shown = new Response(answer.body, answer);
		shown.headers.set("cf-ray", ray);
		return shown;
	},
};
`;

/** The one home of all admission objects, and of those who keep the keys. */
export const homeModule = `
import { Admission as Deployed, Keyring } from "./gateway.js";

export { Keyring };

export class Admission extends Deployed {
	async tearDown() {
		this.ctx.abort("torn down");
	}
}

export default {
	async fetch(request, env) {
		const path = new URL(request.url).pathname;
		const asked = await request.json();
		try {
			if (path === "/admit") {
				return Response.json({ answers: await env.ADMISSION.getByName(asked.object).admit(asked.requests) });
			}
			if (path === "/keyring") return Response.json({ told: await env.KEYRING[asked.method](...asked.parameters) });
			await env.ADMISSION.getByName(asked.object).tearDown();
			return Response.json({});
		} catch (error) {
			const { retryable, overloaded, remote, durableObjectReset } = error;
			return Response.json({ error: { message: String(error), marks: { retryable, overloaded, remote, durableObjectReset } } });
		}
	},
};
`;
