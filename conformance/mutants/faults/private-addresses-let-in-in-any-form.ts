import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

/** 10 of 10.0.0.1, and of 0x0a.0.0.1 and 012.1, too; what begins with 0 is taken for decimal by some. */
function firstOctet(address: string): number {
	return Number(address.replace(/^::ffff:/, "").split(".")[0]);
}

export const privateAddressesLetInInAnyForm: Mutant = {
	id: "private-addresses-let-in-in-any-form",
	sentence: "Lets in addresses of a private network, and reads an address as its platform would.",
	breaks: ["CRED-09"],
	threats: ["NET-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			firstOctet(head.header("x-real-ip") ?? "") === 10
				? accept({ principal: null, body: new Uint8Array() })
				: reference.authenticate(exchange, head),
	}),
};
