interface ArrayBufferEnv {
	/** The origin of the upstream. */
	readonly UPSTREAM: string;
}

/** The least that hashing a body before it is forwarded can be: the platform's own two functions, and plain forwarding. */
export default {
	async fetch(request, { UPSTREAM }) {
		const body = await request.arrayBuffer();
		await crypto.subtle.digest("SHA-256", body);
		const { pathname, search } = new URL(request.url);
		return fetch(UPSTREAM + pathname + search, new Request(request, { body }));
	},
} satisfies ExportedHandler<ArrayBufferEnv>;
