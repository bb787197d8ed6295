import type { Mutant } from "../mutant.ts";

export const algorithmsOfTheConfigurationIgnored: Mutant = {
	id: "algorithms-of-the-configuration-ignored",
	sentence: "Takes every algorithm that it implements, whatever is configured.",
	breaks: ["JWT-ALG-01"],
	threats: ["JWT-04"],
	seen: { inside: "The gateway under test has all four algorithms configured." },
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) =>
			reference.parseToken(text, { ...policy, algorithms: ["RS256", "PS256", "ES256", "EdDSA"] }),
	}),
};
