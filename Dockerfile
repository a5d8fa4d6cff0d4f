# Besace: app and host in one image. Built in one stage, run in another without tools, source or a privileged user.
#   docker build -t besace .        docker run -p 8080:8080 -v besace:/data besace

FROM node:22-bookworm-slim AS build
WORKDIR /besace
ENV PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# The host is one file; it needs the engine of SQLite, which is native, and the typefaces of share pages beside it.
FROM node:22-bookworm-slim AS packages
WORKDIR /besace
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
  && cd node_modules && mkdir /kept && mkdir /kept/@fontsource-variable \
  && cp -r libsql @libsql @neon-rs detect-libc /kept/ \
  && cp -r @fontsource-variable/bricolage-grotesque @fontsource-variable/atkinson-hyperlegible-next \
       /kept/@fontsource-variable/

FROM node:22-bookworm-slim
WORKDIR /besace
# Fewer arenas: glibc gives memory back that threads would otherwise keep each for themselves.
ENV NODE_ENV=production PORT=8080 DATA_DIR=/data MALLOC_ARENA_MAX=2
COPY --from=build /besace/package.json ./
COPY --from=build /besace/dist ./dist
COPY --from=packages /kept ./node_modules
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# Asks the database, too: a container that cannot publish is not well.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/server/main.js"]
