import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const typeOfTokenComparedByItsEnd: Mutant = {
	id: "type-of-token-compared-by-its-end",
	sentence: "Takes every type that ends in `jwt`.",
	breaks: ["JWT-FORM-09"],
	also: ["JWKS-05", "JWT-CLAIM-11"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: understanding(({ header, claims }) => {
		const { typ } = header;
		return typeof typ === "string" && /jwt$/i.test(typ)
			? { header: { ...header, typ: "JWT" }, claims }
			: { header, claims };
	}),
};
