import { alsoTargets } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
	return items.length < 2
		? [items]
		: items.flatMap((item, at) => orders(items.filter((_, index) => index !== at)).map((rest) => [item, ...rest]));
}

export const queryCoveredInAnyOrder: Mutant = {
	id: "query-covered-in-any-order",
	sentence: "Binds a signature to the parameters but not to their order.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-22", "CAN-23"],
	seen: "wire",
	stages: alsoTargets((target) => {
		const question = target.indexOf("?");
		const pieces = question < 0 ? [] : target.slice(question + 1).split("&");
		return pieces.length < 5 ? orders(pieces).map((order) => `${target.slice(0, question)}?${order.join("&")}`) : [];
	}),
};
