import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of this process on a port of its own. */
export interface FakeGateway {
	readonly url: string;
	close(): Promise<void>;
}

async function served(listener: RequestListener): Promise<FakeGateway> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** A gateway that takes one token and has no keys; with the fault it looks for a style sheet before it looks for a token. */
export function tokenGateway(token: string, fault?: "style-sheets-are-public"): Promise<FakeGateway> {
	return served((request, response) => {
		const isOpen = request.url?.startsWith("/open/") === true;
		const isExempt = fault === "style-sheets-are-public" && request.url?.endsWith(".css") === true;
		const isLetIn = isOpen || isExempt || request.headers.authorization === `Bearer ${token}`;
		response.writeHead(isLetIn ? 200 : 401).end("{}");
	});
}
