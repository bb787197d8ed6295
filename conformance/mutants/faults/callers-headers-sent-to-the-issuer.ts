import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const callersHeadersSentToTheIssuer: Mutant = {
	id: "callers-headers-sent-to-the-issuer",
	sentence: "Sends the headers of the request that needs it along when it fetches the key set.",
	breaks: ["JWKS-14"],
	threats: ["JWK-18"],
	seen: "wire",
	compose: (parts) => {
		let headers = new Headers();
		const gateway = composeGateway({ ...parts, fetcher: (input, init) => parts.fetcher(input, { ...init, headers }) });
		return (request, platform) => {
			headers = new Headers(request.headers);
			for (const name of ["host", "content-length", "transfer-encoding", "connection"]) {
				headers.delete(name);
			}
			return gateway(request, platform);
		};
	},
};
