interface KeyStoreEnv {
	/** Records without their key ids, by what the ids of their keys begin with, up to an underscore. */
	readonly RECORDS: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Workers KV as the runtime asks for it: the same record under many key ids, so that every round can have a key of its own. */
export default {
	fetch(request, { RECORDS }) {
		const name = decodeURIComponent(new URL(request.url).pathname);
		const [, keyId = "", prefix = ""] = /^\/key:(([a-z]+)_[\w-]+)$/.exec(name) ?? [];
		const record = RECORDS[prefix];
		return record === undefined ? new Response(null, { status: 404 }) : Response.json({ keyId, ...record });
	},
} satisfies ExportedHandler<KeyStoreEnv>;
