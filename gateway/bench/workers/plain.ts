interface PlainEnv {
	/** The origin of the upstream. */
	readonly UPSTREAM: string;
}

/** Plain forwarding, which all ratios are to: passes every request on to the upstream without looking at it. */
export default {
	fetch(request, { UPSTREAM }) {
		const { pathname, search } = new URL(request.url);
		return fetch(UPSTREAM + pathname + search, request);
	},
} satisfies ExportedHandler<PlainEnv>;
