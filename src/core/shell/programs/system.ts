import type { Program } from '../phrases.ts';

const READS: Program = { otherwise: 'read' };
const CHANGES: Program = { otherwise: 'change' };
const DESTROYS: Program = { otherwise: 'destroy' };
const EDITOR: Program = { otherwise: 'change', interactive: '.' };
const PAGER: Program = { otherwise: 'read', interactive: '.' };

/** Ends processes; `-0` and `-l` only ask, and these signals leave the process alive. */
const KILL: Program = {
  takes: '-s --signal',
  read: '-0, -l|-L|--list',
  change: '-HUP|-1|-SIGHUP, -USR1, -USR2, -SIGUSR1, -SIGUSR2, -3|-QUIT|-SIGQUIT, -CONT, -STOP, -s=HUP, -s=USR1, -s=USR2, -s=CONT',
  otherwise: 'destroy',
};

const SYSTEM_PACKAGES: Program = {
  read:
    'list, search, info, show, check-update, provides|whatprovides, history, repolist, policy, depends|rdepends, deplist, ' +
    'list-updates|lu, --version, ' +
    'changelog, download, -s|--simulate|--dry-run, repos|lr, showpkg, config --dump',
  destroy: 'remove, purge, erase, autoremove, autopurge, del, rm, -e|--erase, -r|--remove, -P|--purge, module reset, unmark',
  takes: '-t -o -c',
};

function each(names: string, program: Program): Record<string, Program> {
  return Object.fromEntries(names.split(' ').map((name) => [name, program]));
}

/** What every Unix machine has. */
export const SYSTEM: Readonly<Record<string, Program>> = {
  // Judged by hand in files.ts, here so that they are known.
  ...each('find tee dd', READS),
  ...each(
    'echo printf cat zcat bzcat xzcat ls ll dir pwd grep egrep fgrep zgrep rg ag ack awk gawk mawk jq yq gron head wc sort uniq cut tr ' +
      'column paste join comm diff cmp sdiff colordiff file stat readlink realpath basename dirname which whereis type id whoami who ' +
      'w groups hostname uname uptime date cal ps pgrep pstree pidof free df du lsof lsblk lscpu lsmod lspci lsusb lsns blkid ' +
      'findmnt netstat ss arp dig nslookup host getent traceroute tracepath mtr whois env printenv true false test [ [[ : sleep seq ' +
      'yes expr bc base64 md5sum sha1sum sha256sum sha512sum cksum shasum md5 xxd od hexdump strings tac rev nl fold fmt less more ' +
      'most cd pushd popd export set declare local readonly unset alias shift let history jobs fg bg wait tree vmstat iostat mpstat ' +
      'sar nproc getconf ulimit locale tput clear reset man info help apropos iotop top htop atop btop nload iftop glances last ' +
      'lastlog dmesg journalctl nmap nc ncat telnet openssl ldd nm objdump readelf getfacl getfattr lsattr getenforce sestatus ' +
      'ausearch numactl lshw dmidecode hostnamectl timedatectl loginctl perf strace ltrace tcpdump tshark ngrep pidstat slabtop ' +
      'nfsstat showmount rpcinfo read return exit break continue trap logout printenv dircolors look tsort factor numfmt shuf split ' +
      'ping ping6 fping gunzip uptime hash bat fd fzf eza exa jc mlr csvcut xmllint xmlstarlet pygmentize envsubst getopts pathchk ' +
      'tty stty iperf iperf3 vmtouch dstat nethogs bmon lnav multitail httpstat curlie drill kdig delv tcpping hping3 arping ethtool ' +
      'mii-tool iwconfig lldpctl w3m lynx jstack jmap jstat jcmd jps py-spy rbspy pstack gcore gdb crash pmap smem fuser ldapsearch ' +
      'klist virt-what systemd-analyze systemd-cgtop systemd-cgls coredumpctl smartctl lvs vgs pvs ' +
      'lvdisplay vgdisplay pvdisplay lvscan sensors slapcat named-checkconf named-checkzone xfs_info dumpe2fs sha224sum b2sum uuidgen pwgen sum apt-cache ' +
      'apt-file dpkg-query rubocop brakeman eslint shellcheck yamllint hadolint zipinfo ' +
      'say pbcopy pbpaste xclip open xdg-open',
    READS,
  ),
  ...each(
    'source . chmod chown chgrp chattr mv cp ln mkdir touch install rsync scp sftp setfacl setenforce setsebool restorecon semanage ' +
      'chcon chsh chage useradd adduser groupadd usermod gpasswd passwd chpasswd mount umount swapon swapoff modprobe insmod rmmod depmod sysctl logrotate ' +
      'crontab at batch patch rmdir renice ntpdate chronyc hwclock update-grub grub-mkconfig dracut ldconfig ' +
      'update-ca-certificates update-ca-trust lvextend lvcreate vgextend vgcreate pvcreate resize2fs xfs_growfs growpart pvresize ' +
      'lvresize partprobe losetup tune2fs mkswap make gmake ninja cmake mkfifo mknod mktemp sed perl tar gzip gunzip zip unzip bzip2 ' +
      'xz zstd 7z ar cpio dos2unix iconv a2enmod a2ensite visudo vipw ssh-keygen ssh-copy-id ssh-add ssh-agent gpg certbot ' +
      'update-alternatives supervisorctl monit pm2 nvme iscsiadm',
    CHANGES,
  ),
  ...each(
    'rm unlink srm shred wipefs mkfs mke2fs mkfs.ext4 mkfs.ext3 mkfs.xfs mkfs.btrfs mkfs.vfat lvremove vgremove pvremove lvreduce ' +
      'blkdiscard',
    DESTROYS,
  ),
  ...each('reboot shutdown halt poweroff userdel deluser groupdel delgroup telinit init', DESTROYS),
  ...each('kill pkill killall skill', KILL),
  ...each('vi vim nvim nano emacs pico joe ed code subl micro visudo vipw', EDITOR),
  ...each('less more most man htop atop btop iftop iotop nload nethogs glances slabtop bmon fzf', PAGER),
  ...each('apt apt-get aptitude yum dnf apk zypper dpkg rpm pacman microdnf snap', SYSTEM_PACKAGES),
  pacman: { read: '-Q, -Ss, -Si, -Qi', destroy: '-R', change: '-S' },
  rpm: { read: '-q|--query, -V|--verify, -K', destroy: '-e|--erase' },
  dpkg: { read: '-l|--list, -L|--listfiles, -s|--status, -S|--search, --get-selections', destroy: '-r|--remove, -P|--purge' },
  top: { read: '.', interactive: '!-b|--batch !-l' },
  tail: { read: '.', takes: '-n -c --lines --bytes', endless: '-f|-F|--follow' },
  journalctl: { read: '.', destroy: '--vacuum-size, --vacuum-time, --vacuum-files', change: '--rotate', endless: '-f|--follow' },
  dmesg: { read: '.', destroy: '-C|--clear, -c|--read-clear', endless: '-w|--follow|-W' },
  ping: { read: '.', takes: '-c -i -W -s', endless: '!-c' },
  ping6: { read: '.', takes: '-c -i -W -s', endless: '!-c' },
  tcpdump: { read: '.', takes: '-i -c -w -s', endless: '!-c !-r !-D' },
  ngrep: { read: '.', endless: '!-n !-I' },
  tshark: { read: '.', endless: '!-c !-r !-a' },
  strace: { read: '.', endless: '-p' },
  mtr: { read: '.', interactive: '!-r|--report|-c' },
  vmstat: { read: '.', endless: '* $' },
  iostat: { read: '.' },
  nc: { read: '.', endless: '-l' },
  socat: { read: '.' },
  ncat: { read: '.', endless: '-l' },
  telnet: { read: '.', interactive: '.' },
  sftp: { change: '.', interactive: '!-b' },
  ftp: { change: '.', interactive: '.' },
  read: { read: '.', interactive: '.' },
  passwd: { change: '.', read: '-S', interactive: '.' },
  crontab: { read: '-l', change: '.', destroy: '-r', interactive: '-e' },
  fuser: { read: '.', destroy: '-k|--kill' },

  sysctl: { read: '-a|--all, -n, .', change: '-w|--write, -p|--load, --system' },
  mount: { read: '$ !-a|-o|-t, -l', change: '.' },
  swapon: { read: '-s|--show', change: '.' },
  sed: { read: '.', change: '-i|--in-place', takes: '-e -f' },
  perl: { change: '.', read: '-n|-ne|-lane|-pe !-i|-pi' },
  tar: { read: '-t|--list, t*, -tf|-tzf|-tvf', change: '.' },
  gzip: { read: '-l|-t|-dc|-c', change: '.' },
  gunzip: { read: '-c|-l|-t', change: '.' },
  zip: { read: '-sf', change: '.' },
  unzip: { read: '-l|-p|-t|-v|-Z', change: '.' },
  split: CHANGES,
  ssh: { otherwise: 'read' },
  rsync: {
    read: '-n|--dry-run, --list-only',
    change: '.',
    destroy: '--delete|--del|--delete-after|--delete-before|--delete-excluded|--remove-source-files',
  },
  rmdir: CHANGES,
  truncate: { otherwise: 'destroy', takes: '-s --size' },
  fdisk: { read: '-l|--list', otherwise: 'destroy', interactive: '!-l' },
  sfdisk: { read: '-l|--list, -d|--dump', otherwise: 'destroy' },
  sgdisk: {
    takes: '-d -n -t -c -i',
    read: '-p|--print, -i|--info, -v|--verify, -O|--print-mbr',
    change: '.',
    destroy: '-Z|--zap-all, -z|--zap, -o|--clear, -d|--delete',
  },
  gdisk: { read: '-l', otherwise: 'destroy', interactive: '!-l' },
  parted: { read: '* print, -l|--list, -s * print', destroy: '* rm, * mklabel|mktable', otherwise: 'change', interactive: '* $ !-l' },
  cryptsetup: { read: 'status, luksDump', destroy: 'luksFormat, erase, luksErase, luksKillSlot, luksRemoveKey' },
  mdadm: {
    read: '--detail|-D, --examine|-E, --query|-Q, --monitor',
    destroy: '--zero-superblock, --stop|-S, --remove|-r, --fail|-f',
    otherwise: 'change',
  },
  smartctl: { read: '.', change: '-t|--test, -s' },
  zfs: {
    read: 'list, get, diff, holds, userspace',
    change: 'create, set, snapshot, mount, send, receive|recv, clone, promote',
    destroy: 'destroy, rollback, receive|recv -F',
  },
  zpool: {
    read: 'list, status, get, history, iostat',
    change: 'scrub, clear, online, offline, add, attach, import, export',
    destroy: 'destroy, remove, labelclear, detach, create',
  },
  btrfs: { read: '* show|list|usage|df', change: '* *', destroy: 'subvolume delete, device delete|remove' },
  systemctl: {
    takes: '-H -M -t --type -p --property -n --lines --state',
    read: 'status, is-active, is-enabled, is-failed, list-*, show, cat, get-default, help, show-environment, $',
    change:
      'start, stop, restart, reload, enable, disable, mask, unmask, daemon-reload, edit, reset-failed, set-property, isolate, ' +
      'try-restart, preset',
    destroy: 'reboot, poweroff, halt, kexec, kill, emergency, rescue, soft-reboot, clean',
    interactive: 'edit',
  },
  service: { read: '* status, --status-all, * configtest, status', change: '*' },
  'rc-service': { read: '* status', change: '*' },
  initctl: { read: 'list, status', change: '*' },
  supervisorctl: { read: 'status, tail, avail, pid', change: '*', interactive: '$', endless: 'tail -f, fg' },
  monit: { read: 'status, summary, report', change: '*' },
  pm2: {
    read: 'list|ls|status|l, show|describe, logs, monit, env, info',
    change: '*',
    destroy: 'delete|del, kill, flush',
    endless: 'logs !--nostream, monit',
  },
  iptables: {
    takes: '-t -L -A -I -D -s -d -p -j --dport --sport -m',
    read: '-L|--list, -S|--list-rules, -C|--check, --version',
    destroy: '-F|--flush, -X|--delete-chain, -D|--delete',
    change: '.',
  },
  ip6tables: {
    takes: '-t',
    read: '-L|--list, -S|--list-rules, -C|--check',
    destroy: '-F|--flush, -X|--delete-chain, -D|--delete',
    change: '.',
  },
  nft: { read: 'list, describe, monitor', destroy: 'delete, flush, destroy, reset' },
  multipath: { read: '-l|-ll|-t|-T|-v', change: '.', destroy: '-f|-F' },
  'nvidia-smi': {
    read: '.',
    change: '-pm|-pl|-e|-c|-mig|-lgc|-rgc|-rac, mig',
    destroy: '-r|--gpu-reset, mig -dci|-dgi',
    endless: '-l|--loop, dmon, pmon',
  },
  conntrack: { read: '-L|--dump, -G|--get, -C|--count, -S|--stats, -E|--event', change: '.', destroy: '-D|--delete, -F|--flush' },
  ldapmodify: CHANGES,
  ldapadd: CHANGES,
  ldapdelete: DESTROYS,
  ipset: { read: 'list, test, save', destroy: 'destroy, flush, del' },
  'firewall-cmd': {
    read: '--list-all|--list-ports|--list-services|--state|--get-zones|--get-active-zones|--list-rich-rules',
    change: '.',
    destroy: '--remove-port, --remove-service, --remove-rich-rule',
  },
  ufw: { read: 'status, show', destroy: 'delete, reset', change: '*' },
  ip: {
    takes: '-n',
    read: '* $, * show|list|ls|get|sh|s, * *, -s|-d|-br, netns $, monitor, a, r, l, n',
    change: '* add|change|replace|set|append|a, netns exec',
    destroy: '* del|delete|d|flush',
    endless: 'monitor',
  },
  ifconfig: { read: '$, * $, -a', change: '* *' },
  route: { read: '$, -n', change: 'add', destroy: 'del|delete|flush' },
  tc: { read: '* show|ls|list', change: '* add|change|replace', destroy: '* del|delete' },
  ethtool: { read: '.', change: '-s|-K|-G|-A|-C|-L|--reset' },
  nmcli: { read: '* show|status|list, general, $', destroy: '* delete, connection delete', change: '* up|down|add|modify|reload' },
  hostnamectl: { read: '.', change: 'set-hostname|hostname *' },
  timedatectl: { read: '.', change: 'set-*' },
  loginctl: { read: '.', destroy: 'terminate-*|kill-*' },
  date: { read: '.', change: '-s|--set' },
  hostname: { read: '.', change: '* $ !-f|-i|-I|-s|-d' },
  unset: READS,
  at: { read: '-l', destroy: '-d|-r', change: '.' },
  chronyc: { read: 'tracking, sources, sourcestats, activity, ntpdata', change: '*' },
  openssl: { read: '.', change: 'genrsa, genpkey, req -out, rand -out', interactive: 's_client' },
  'ssh-keygen': { change: '.', read: '-l, -F', destroy: '-R' },
  'ssh-add': { change: '.', read: '-l|-L', destroy: '-D|-d' },
  gpg: {
    read: '--list-keys|--list-secret-keys|-k|-K, --verify, --card-status, --export, -d|--decrypt, --fingerprint',
    change: '.',
    destroy: '--delete-key|--delete-keys|--delete-secret-key|--delete-secret-keys|--delete-secret-and-public-key',
    interactive: '--edit-key, --full-generate-key|--gen-key|--card-edit',
  },
  certbot: { read: 'certificates', destroy: 'delete, revoke', change: '*' },
  logrotate: { read: '-d|--debug', change: '.' },
  mktemp: READS,
  make: { read: '-n|--dry-run|--just-print, help', change: '.', destroy: 'destroy, clean, distclean, nuke, teardown, delete, purge, drop' },
  jcmd: { read: '.' },
  virsh: {
    takes: '-c --connect -d --debug -l --log -k -K',
    read:
      'list, dominfo, domstate, domid, domuuid, domname, domjobinfo, domblk*, domif-getlink, domifaddr, domiflist, domifstat, domstats, ' +
      'domtime, domfsinfo, dumpxml, vcpuinfo, vcpucount, dommemstat, nodeinfo, nodecpustats, nodememstats, capabilities, domcapabilities, ' +
      'version, uri, hostname, net-list, net-info, net-dumpxml, net-dhcp-leases, pool-list, pool-info, pool-dumpxml, vol-list, vol-info, ' +
      'vol-path, vol-dumpxml, snapshot-list, snapshot-info, snapshot-dumpxml, checkpoint-list, nodedev-list, secret-list, help, ' +
      'schedinfo, console, ttyconsole, vncdisplay, domdisplay, sysinfo, freecell, iface-list',
    change: '*',
    destroy:
      'destroy, undefine, reset, net-destroy, net-undefine, pool-destroy, pool-delete, pool-undefine, vol-delete, ' +
      'vol-wipe, snapshot-delete, snapshot-revert, checkpoint-delete, managedsave-remove, detach-disk, detach-device, detach-interface, ' +
      'secret-undefine, iface-destroy, iface-undefine',
    interactive: 'console, $, edit, net-edit, pool-edit',
  },
  ipmitool: {
    takes: '-H -U -P -I -L -p -f -C -e -N -R -y -k -t -b',
    read:
      'sdr, sensor, fru, mc info, bmc info, sel $, sel list|elist|info|get, chassis status|selftest|restart_cause|poh, ' +
      'chassis power status, power status, lan print, user list|summary, session info, dcmi power reading',
    change: '*',
    destroy: 'chassis power off|cycle|reset|soft|diag, power off|cycle|reset|soft|diag, sel clear|delete, mc reset, bmc reset',
    interactive: 'shell, sol activate',
  },
  crio: { read: 'status, config, version, --version|-v', change: '.', destroy: 'wipe' },
  'rpm-ostree': {
    read: 'status, db, search, --version, initramfs $, kargs $',
    change: '*',
    destroy: 'cleanup, reset, uninstall, override remove',
  },
  ostree: { read: 'log, show, refs, ls, diff, cat, rev-parse, fsck, admin status', change: '*', destroy: 'prune, admin undeploy|cleanup' },
  gdb: { read: '.', interactive: '!-batch|--batch' },
  screen: { read: '-ls|-list', change: '.', interactive: '!-d' },
  tmux: {
    read: 'ls|list-sessions, capture-pane, has-session',
    change: '.',
    destroy: 'kill-*',
    interactive: '$, attach*|a|new|new-session !-d',
  },
};
