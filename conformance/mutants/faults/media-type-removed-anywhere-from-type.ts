import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const mediaTypeRemovedAnywhereFromType: Mutant = {
	id: "media-type-removed-anywhere-from-type",
	sentence: "Removes `application/` from the type of a token wherever it stands.",
	breaks: ["JWT-FORM-09"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: understanding(({ header, claims }) => {
		const { typ } = header;
		return { header: typeof typ === "string" ? { ...header, typ: typ.replace(/application\//i, "") } : header, claims };
	}),
};
