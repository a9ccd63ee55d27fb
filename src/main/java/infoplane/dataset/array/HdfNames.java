package infoplane.dataset.array;

import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.api.Group;
import io.jhdf.btree.BTreeV1;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the member of an HDF5 group that jHDF 0.9.4 cannot load. The library loads all members of a group at once and does not
 * say which one failed, such as a virtual data set.
 */
final class HdfNames {
    private final HdfBackingStorage storage;

    HdfNames(HdfBackingStorage storage) {
        this.storage = storage;
    }

    /** The name of the first member that cannot be loaded; empty if that cannot be told. */
    Optional<String> unloaded(Group group) {
        try {
            return members(group).entrySet().stream()
                    .filter(member -> !loads(member.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // the group itself is damaged
        }
    }

    private boolean loads(long address) {
        try {
            return !ObjectHeader.readObjectHeader(storage, address)
                    .getMessages()
                    .isEmpty();
        } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** The address of each member that lies in the file itself, by its name. */
    private Map<String, Long> members(Group group) {
        Map<String, Long> members = new LinkedHashMap<>();
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, group.getAddress());
        for (LinkMessage link : header.getMessagesOfType(LinkMessage.class)) {
            if (link.getLinkType() == LinkMessage.LinkType.HARD) {
                members.put(link.getLinkName(), link.getHardLinkAddress());
            }
        }
        for (SymbolTableMessage table : header.getMessagesOfType(SymbolTableMessage.class)) {
            ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
            for (long node :
                    BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
                for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
                    if (entry.getCacheType() != 2) { // 2 is a soft link
                        members.put(text(names, entry.getLinkNameOffset()), entry.getObjectHeaderAddress());
                    }
                }
            }
        }
        return members;
    }

    /** The text at a place, which ends before a zero byte. */
    private static String text(ByteBuffer names, int from) {
        int end = from;
        while (names.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - from];
        names.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
