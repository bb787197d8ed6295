import type { Mutant } from "../mutant.ts";

export const clientsToldApartByWholeAddress: Mutant = {
	id: "clients-told-apart-by-whole-address",
	sentence: "Limits each of the many IPv6 addresses that one subscriber has, as it is spelled.",
	breaks: ["LIM-07"],
	threats: ["RAT-05", "RAT-06"],
	seen: { inside: "It takes a rate limiter, which only the platform has." },
	stages: (reference) => ({
		...reference,
		limitClient: (exchange, limiter, within) => {
			const address = exchange.request.headers.get("cf-connecting-ip") ?? "";
			const wide = (name: string) => ({
				limit: () => exchange.platform.limiter(name).limit({ key: `${within ?? ""} ${address}` }),
			});
			return reference.limitClient({ ...exchange, platform: { ...exchange.platform, limiter: wide } }, limiter, within);
		},
	}),
};
