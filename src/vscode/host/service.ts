import { createService, type Config, type Ports, type Service, type Source } from '../../core/index.ts';

/** core's service, made when it is first asked for something: activation must not load core. */
export function serviceWhenNeeded(ports: Ports): Service {
  let made: Service | undefined;
  const service = (): Service => (made ??= createService(ports));
  return {
    open: (source: Source, config?: Config) => service().open(source, config),
    config: (root, folder) => service().config(root, folder),
    openConfig: (uri, text) => service().openConfig(uri, text),
    fileChanged: (uri) => made?.fileChanged(uri) ?? false,
    learn: (changes) => service().learn(changes),
    library: () => service().library(),
  };
}
