import { type Echo, startEcho } from "./echo.ts";
import { type Issuer, startIssuer } from "./issuer.ts";

export interface Peers {
	echo: Echo;
	issuer: Issuer;
	close(): Promise<void>;
}

export interface PeerOptions {
	/** 127.0.0.1; on any other than a loopback host the peers cannot be controlled. */
	host?: string;
	/** Free ones where none is said. */
	ports?: { echo?: number; issuer?: number };
}

/** Starts the two servers that a gateway under test talks to. Rejects, with nothing left open, where a port is taken. */
export async function startPeers({ host = "127.0.0.1", ports = {} }: PeerOptions = {}): Promise<Peers> {
	const echo = await startEcho({ host, port: ports.echo ?? 0 });
	try {
		const issuer = await startIssuer({ host, port: ports.issuer ?? 0 });
		return {
			echo,
			issuer,
			close: async () => {
				await Promise.all([echo.close(), issuer.close()]);
			},
		};
	} catch (error) {
		await echo.close();
		throw error;
	}
}
