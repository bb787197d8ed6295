import { jsonBytes } from "../arbitraries/json-text.ts";
import { checkable } from "../checkable.ts";
import { jsonTextKinds } from "../kinds/json-text-kinds.ts";
import { objectsAreReadStrictly } from "../laws/strict-json.ts";
import { inProcess, type Property } from "../property.ts";
import { coreObjectParser } from "../subjects/token-judge.ts";

export const strictJson: Property = {
	id: "strict-json",
	group: "token",
	title: "a part of a token is one JSON object in UTF-8 with no member twice, or it is refused",
	requirements: ["JWT-FORM-05", "JWT-FORM-06"],
	severity: "high",
	where: "in-process",
	runs: 5000,
	open: () => inProcess(checkable(jsonBytes, objectsAreReadStrictly(coreObjectParser), { kinds: jsonTextKinds })),
};
