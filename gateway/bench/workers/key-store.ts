interface KeyStoreEnv {
	/** The record of every key but for its id. */
	readonly RECORD: Readonly<Record<string, unknown>>;
}

/** Workers KV as the runtime asks for it: the same record under any key id, so that every round can have a key of its own. */
export default {
	fetch(request, { RECORD }) {
		const [, keyId] = /^\/key:([\w-]+)$/.exec(decodeURIComponent(new URL(request.url).pathname)) ?? [];
		return keyId === undefined ? new Response(null, { status: 404 }) : Response.json({ keyId, ...RECORD });
	},
} satisfies ExportedHandler<KeyStoreEnv>;
