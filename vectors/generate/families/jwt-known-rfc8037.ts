/** The example of RFC 8037, appendix A.4 and A.5, figure by figure. */
import { knownAnswerFile } from "../make/known-answer.ts";

export const jwtKnownRfc8037 = knownAnswerFile(
	"jwt-known-rfc8037",
	"The signing example of RFC 8037 (Ed25519 in JOSE). It has no kid and no set of claims: no gateway admits it.",
	[
		{
			slug: "a4-eddsa",
			requirement: "JWT-ALG-04",
			flags: ["KnownAnswer"],
			comment: "EdDSA with Ed25519, signed in A.4 and validated in A.5. The payload is no object.",
			source: "RFC 8037, appendix A.1, A.4 and A.5",
			alg: "EdDSA",
			key: {
				kty: "OKP",
				crv: "Ed25519",
				d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
				x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
			},
			header: '{"alg":"EdDSA"}',
			payload: "Example of Ed25519 signing",
			signature: "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
		},
	],
);
