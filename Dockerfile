# The command in a container, for pipelines that are not Node's. It tests gateways that run elsewhere: the embedded one, and
# with it the Workers tools, is not in it.
#
#   docker build -t countersign .
#   docker run --rm -e CI_HMAC_SECRET -v "$PWD:/work" countersign conform --config countersign.json
#
# Reports that it writes go to /work too, as the user 1000 unless --user says otherwise.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS package
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --pack-destination /tmp
# With the packages whose digests stand in the lock file, and none of their install scripts.
WORKDIR /countersign
RUN tar -xzf /tmp/countersign-*.tgz --strip-components=1 && cp /source/package-lock.json . \
	&& npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
COPY --from=package /countersign /usr/local/lib/countersign
RUN ln -s /usr/local/lib/countersign/dist/conformance/cli/main.js /usr/local/bin/countersign
USER node
WORKDIR /work
ENTRYPOINT ["countersign"]
CMD ["--help"]
