/** What the Workers of other libraries are told. */
export interface PeerEnv {
	readonly UPSTREAM: string;
	readonly JWKS_URL: string;
	readonly ISSUER: string;
	readonly AUDIENCE: string;
}
