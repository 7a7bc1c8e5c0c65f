// The stages of a Dockerfile run as scripts, for no container engine runs where this is checked. Each has this machine's files under
// it in place of its base image, and a Java of its own; what it writes is its own. Needs root, in a mount namespace.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Returns the last stage: its root folder and what it says of user, environment and commands. */
export function run(dockerfile, context) {
  const scratch = '/mnt'; // nobody else sees what is mounted here
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', scratch]);
  const sent = patterns(context);
  const stages = [];
  let stage;
  for (const [word, text] of instructions(dockerfile)) {
    switch (word) {
      case 'FROM': {
        const [, image, name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(text);
        stage = { name, root: overlay(join(scratch, `${stages.length}`)), workdir: '/', environment: java(image), volumes: [] };
        stages.push(stage);
        break;
      }
      case 'WORKDIR':
        mkdirSync(join(stage.root, (stage.workdir = text)), { recursive: true });
        break;
      case 'ENV':
        for (const [, name, value] of text.matchAll(/(\w+)=(\S+)/g)) stage.environment[name] = value;
        break;
      case 'COPY':
        copy(stage, text, stages, context, sent);
        break;
      case 'RUN':
        chroot(stage, text.replaceAll(/--mount=\S+\s*/g, ''));
        break;
      case 'VOLUME':
        stage.volumes.push(text);
        break;
      case 'USER':
      case 'ENTRYPOINT':
      case 'CMD':
        stage[word.toLowerCase()] = word === 'USER' ? text : JSON.parse(text);
        break;
      case 'HEALTHCHECK':
        stage.healthcheck = JSON.parse(/CMD (.*)/.exec(text)[1]);
        break;
      case 'LABEL':
      case 'EXPOSE':
        break;
      default:
        throw new Error(`${word} is not known here; stages.mjs would have to learn it`);
    }
  }
  return stage;
}

function instructions(dockerfile) {
  return readFileSync(dockerfile, 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter(line => line.trim())
    .map(line => [/^\w+/.exec(line)[0], line.replace(/^\w+\s+/, '').trim()]);
}

function overlay(folder) {
  for (const part of ['upper', 'work', 'root']) mkdirSync(join(folder, part), { recursive: true });
  const root = join(folder, 'root');
  execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', `lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work`, root]);
  execFileSync('mount', ['--rbind', '/dev', `${root}/dev`]);
  execFileSync('mount', ['-t', 'proc', 'proc', `${root}/proc`]);
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', `${root}/tmp`]);
  return root;
}

/** The image's Java if it is here, else the newest: the recipe is to be right for each from 17 on. */
function java(image) {
  const wanted = Number(/temurin[-:](\d+)/.exec(image)[1]);
  const homes = readdirSync('/usr/lib/jvm')
    .map(name => join('/usr/lib/jvm', name))
    .filter(home => existsSync(join(home, 'bin/java')) && existsSync(join(home, 'release')))
    .map(home => ({ home, version: Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1]) }))
    .sort((a, b) => b.version - a.version);
  const { home, version } = homes.find(it => it.version === wanted) ?? homes[0];
  console.log(`${image}: Java ${version} of this machine in its place`);
  const maven = Object.entries(process.env).filter(([name]) => name.startsWith('MAVEN_'));
  return { ...Object.fromEntries(maven), JAVA_HOME: home, PATH: `${home}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`, HOME: process.env.HOME };
}

function patterns(context) {
  const lines = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n').filter(line => line && !line.startsWith('#'));
  const [everything, ...exceptions] = lines;
  if (everything !== '*' || exceptions.some(line => !/^![\w./-]+$/.test(line))) throw new Error('.dockerignore: only * and exceptions');
  return exceptions.map(line => line.slice(1));
}

function copy(stage, text, stages, context, sent) {
  const [, name, paths] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(text);
  const [target, ...sources] = paths.split(/\s+/).reverse();
  const from = name ? stages.find(it => it.name === name).root : context;
  const filter = name ? () => true : path => sent.some(it => within(path.slice(context.length + 1), it) || within(it, path.slice(context.length + 1)));
  for (const source of sources) {
    const origin = join(from, source);
    if (!existsSync(origin) || !filter(origin)) throw new Error(`COPY ${source}: not there, or kept from the builder by .dockerignore`);
    const into = join(stage.root, target.startsWith('/') ? '' : stage.workdir, target);
    const place = statSync(origin).isDirectory() || !/\/$/.test(target) ? into : join(into, basename(source));
    mkdirSync(dirname(place), { recursive: true });
    cpSync(origin, place, { recursive: true, preserveTimestamps: true, filter });
  }
}

const within = (path, folder) => path === folder || path.startsWith(`${folder}/`);

function chroot({ root, workdir, environment }, command) {
  execFileSync('chroot', [root, '/bin/sh', '-c', `cd ${workdir} && ${command}`], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
}
