interface IssuerEnv {
	/** The key set as JSON. */
	readonly JWKS: unknown;
}

/** The issuer of the tokens: publishes its key set at every path. */
export default {
	fetch: (_, { JWKS }) => Response.json(JWKS),
} satisfies ExportedHandler<IssuerEnv>;
