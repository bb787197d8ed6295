import { composeGateway } from "../../../gateway/src/gateway.ts";
import type { Mutant } from "../mutant.ts";

export const basicCredentialsLeftToThePlatform: Mutant = {
	id: "basic-credentials-left-to-the-platform",
	sentence: "Decodes what stands behind Basic where nothing catches what that throws, so that the platform answers.",
	breaks: ["CRED-06"],
	threats: ["ERR-13"],
	seen: "wire",
	compose: (parts) => {
		const gateway = composeGateway(parts);
		return async (request, platform) => {
			const [scheme, password = ""] = (request.headers.get("authorization") ?? "").split(" ");
			if (scheme === "Basic") {
				atob(password);
			}
			return gateway(request, platform);
		};
	},
};
